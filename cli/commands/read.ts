import { parseArgs } from 'node:util'
import { type ReadResult, readForCommand } from '@/lib/import/read/for-command'
import { unreadableText } from '@/lib/import/read/problem'
import { UnreadableFile } from '@/lib/import/read/reading'
import { speaker } from '@/lib/kernel/words'
import { givenFile } from '../given-file'
import { type CommandIo, exit, WrongUse } from '../io'

const options = { sheet: { type: 'string' }, encoding: { type: 'string' } } as const

/** Rows and characters a cell that are shown to a person; --json has everything. */
const SHOWN_ROWS = 20
const SHOWN_WIDTH = 24

/** `read FILE [--sheet NAME] [--encoding NAME]`: what the program reads, before any meaning (interface.md). */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  const say = speaker(io.ctx.language, 'readCommand')
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true, strict: true })
  const [file, ...more] = positionals
  if (!file || more.length) throw new WrongUse(say('usage'))
  const path = await givenFile(io, file)
  try {
    const result = await readForCommand(path, values)
    io.json(result)
    if (!io.wantsJson) for (const line of table(result, say)) io.out(line)
    return exit.done
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    io.err(unreadableText(io.ctx.language, error))
    return error.code === 'unknown-encoding' && values.encoding ? exit.wrongUse : exit.unreadable
  }
}

type Say = ReturnType<typeof speaker<'readCommand'>>

/** Facts, and the first rows under their headings. */
function* table(result: ReadResult, say: Say): Generator<string> {
  const { format, sheet, encoding, delimiter, headerRow, header, rows, total } = result
  const facts = [format, sheet, encoding, delimiter === '\t' ? 'TAB' : delimiter].filter((fact) => fact !== null)
  yield say('facts', { facts: facts.join(' · '), headerRow, total })
  const lines = [header, ...rows.slice(0, SHOWN_ROWS)].map((cells) => cells.map(short))
  const widths = header.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)))
  for (const cells of lines)
    yield cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  if (total > SHOWN_ROWS) yield say('more', { count: total - SHOWN_ROWS })
}

const short = (cell: string): string => {
  const line = cell.replace(/\p{Cc}+/gu, ' ')
  return line.length > SHOWN_WIDTH ? `${line.slice(0, SHOWN_WIDTH - 1)}…` : line
}
