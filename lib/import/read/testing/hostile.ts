import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReadingProcess } from '../process'
import { UnreadableFile } from '../reading'
import { mutated, mutatedWithin, randomFrom } from './mutate'

const fixtures = join(import.meta.dirname, '..', 'fixtures')

/** Files to start from, by format. */
export const FORMATS: Record<string, readonly string[]> = {
  xlsx: ['lo.xlsx', 'openpyxl.xlsx', 'xw-shared.xlsx', 'xw-title-row.xlsx'],
  xls: ['xlwt-biff8.xls', 'lo-biff8.xls', 'more/lo-misc.xls'],
  xml: ['generic.xml', 'generic-attr.xml', 'more/pd.xml'],
  spreadsheetml: ['ss2003-excel-like.xml'],
  html: ['lo-html.xls', 'more/pd.xls'],
  csv: ['utf8bom-semi.csv', 'cp1252-semi.csv', 'utf16le-tab.csv', 'excel-quoted-eq.csv'],
}

export type Tally = {
  read: number
  refused: Record<string, number>
  failed: string[]
  slowest: number
  peakBytes: number
  processes: number
}

/**
 * Reads `count` damaged files of a format through a warm reading process, which is replaced when it had to be stopped.
 * `failed` names the seeds at which reading crashed or breached a limit.
 */
export async function readDamaged(format: string, count: number, seed = 1): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  const path = join(folder, 'file')
  const originals = FORMATS[format]!.map((name) => readFileSync(join(fixtures, name)))
  const tally: Tally = { read: 0, refused: {}, failed: [], slowest: 0, peakBytes: 0, processes: 0 }
  let reader: ReadingProcess | undefined
  try {
    for (let i = 0; i < count; i++) {
      if (!reader?.alive) {
        reader = new ReadingProcess()
        tally.processes++
      }
      const random = randomFrom(seed * 1_000_003 + i)
      const original = originals[i % originals.length]!
      writeFileSync(path, format === 'xlsx' && i % 2 ? mutatedWithin(original, random) : mutated(original, random))
      const since = performance.now()
      const outcome = await readThrough(reader, path)
      tally.slowest = Math.max(tally.slowest, performance.now() - since)
      tally.peakBytes = Math.max(tally.peakBytes, reader.peakBytes)
      if (outcome === 'read') tally.read++
      else if (['failed', 'too-slow', 'too-much-memory'].includes(outcome)) tally.failed.push(`${format} ${seed}:${i} ${outcome}`)
      else tally.refused[outcome] = (tally.refused[outcome] ?? 0) + 1
    }
  } finally {
    reader?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return tally
}

/** `read`, or the code with which it is refused. */
async function readThrough(reader: ReadingProcess, path: string): Promise<string> {
  try {
    const reading = await reader.read({ path })
    for await (const _ of reading.batches);
    return 'read'
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}
