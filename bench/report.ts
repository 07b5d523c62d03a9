import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One measured figure. `target` and `pass` are null for a comparison that has nothing to reach. */
export type Figure = { id: string; case: string; value: number; unit: string; target: number | null; detail?: Record<string, unknown> }

const folder = join(process.cwd(), 'bench', 'results')
const latest = join(folder, 'latest.jsonl')
const found: (Figure & { pass: boolean | null })[] = []
const widths = [4, 34, 12, 22, 10, 6]
const line = (cells: string[]) => process.stdout.write(`${cells.map((cell, i) => cell.padEnd(widths[i] ?? 8)).join(' ')}\n`)
const number = (value: number) => value.toLocaleString('nl-NL', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })

export function begin(): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(latest, '')
  line(['', 'case', 'value', 'unit', 'target', 'pass'])
}

/** Tells a figure: a line of the table, and a line of `bench/results/latest.jsonl`. Lower is better. */
export function tell(figure: Figure): void {
  const pass = figure.target === null ? null : figure.value <= figure.target
  const told = {
    id: figure.id,
    case: figure.case,
    value: Number(figure.value.toFixed(4)),
    unit: figure.unit,
    target: figure.target,
    pass,
    detail: figure.detail ?? {},
  }
  found.push({ ...figure, pass })
  appendFileSync(latest, `${JSON.stringify(told)}\n`)
  line([
    figure.id,
    figure.case,
    number(figure.value),
    figure.unit,
    figure.target === null ? '' : number(figure.target),
    pass === null ? '' : pass ? 'yes' : 'NO',
  ])
}

export const allPassed = (): boolean => found.every((figure) => figure.pass !== false)

export const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
