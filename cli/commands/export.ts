import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { Element } from '@/lib/import/map/row'
import { type ExportReport, exportUsers } from '@/lib/import/users/export/export'
import { templateSheet } from '@/lib/import/users/export/template'
import { type SheetFormat, sheetFormats, writeSheet } from '@/lib/kernel/sheet'
import { speaker } from '@/lib/kernel/words'
import { type CommandIo, exit, WrongUse } from '../io'
import { refused } from '../problems'

const elements = ['werkgever', 'afdeling', 'werknemer'] as const
const SHOWN = 25

/** `export --account CODE …`: the users of an account's groups in the import's own columns (I26), or a template for them (I27). */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  const say = speaker(io.ctx.language, 'exporting')
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const { values } = parseArgs({
    args: argv,
    options: { account: text, format: text, element: text, out: text, all: flag, empty: flag, example: flag },
  })
  const { account, out, empty, example, all } = values
  const format = oneOf(sheetFormats, values.format ?? byName(out))
  const element = values.element === undefined ? undefined : oneOf(elements, values.element)
  if (!account || !format || element === null || (empty && example) || (all && (empty || example))) throw new WrongUse(say('usage'))
  if (io.wantsJson && out === undefined) throw new WrongUse(say('outNeeded'))
  const file = out === undefined ? null : io.path(out)
  const wish = { account, format, ...(element ? { element } : {}) }
  return empty || example ? template(wish, example ?? false, file, io) : users({ ...wish, all: all ?? false }, file, io)
}

type Wish = { account: string; format: SheetFormat; element?: Element }

async function users(wish: Wish & { all: boolean }, file: string | null, io: CommandIo): Promise<number> {
  const done = await exportUsers(io.ctx, wish, (bytes) => deliver(bytes, file))
  if (!done.ok) return refused(io, done.problems)
  const { report } = done
  io.json({ file, ...report, notExportableTotal: report.notExportable.length })
  if (!io.wantsJson) tell(report, io)
  return exit.done
}

async function template(wish: Wish, filled: boolean, file: string | null, io: CommandIo): Promise<number> {
  const { sheet, element, rows } = await templateSheet(io.ctx, { ...wish, filled })
  await deliver(writeSheet(wish.format, sheet), file)
  io.json({ file, account: wish.account, element, format: wish.format, rows })
  return exit.done
}

/** To standard output, or to a file that takes its place once it is whole. */
async function deliver(bytes: AsyncIterable<Uint8Array>, file: string | null): Promise<void> {
  if (file === null) return pipeline(bytes, process.stdout, { end: false })
  const present = await stat(file).catch(() => null)
  // A device or a pipe is written to, never replaced.
  if (present && !present.isFile()) return pipeline(bytes, createWriteStream(file))
  const making = `${file}.${process.pid}.tmp`
  try {
    await pipeline(bytes, createWriteStream(making))
    await rename(making, file)
  } catch (error) {
    await rm(making, { force: true })
    throw error
  }
}

/** On standard error, for the file itself may be on standard output. */
function tell({ users, rows, notExportable }: ExportReport, io: CommandIo): void {
  const say = speaker(io.ctx.language, 'exporting')
  io.err(say('done', { users, rows }))
  if (notExportable.length > 0) io.err(say('left', { count: notExportable.length }))
  for (const { login, group, reason } of notExportable.slice(0, SHOWN))
    io.err(`  ${say('line', { login, group, reason: say(`reason.${reason}`) })}`)
  if (notExportable.length > SHOWN) io.err(say('more', { count: notExportable.length - SHOWN }))
}

const oneOf = <T extends string>(allowed: readonly T[], text: string): T | null => allowed.find((value) => value === text) ?? null

/** The format that the name of the file speaks of; else .csv. */
const byName = (out: string | undefined): string =>
  oneOf(
    sheetFormats,
    extname(out ?? '')
      .slice(1)
      .toLowerCase(),
  ) ?? 'csv'
