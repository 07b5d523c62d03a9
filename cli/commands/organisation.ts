import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { commitOrganisation, type OrganisationReport, previewOrganisation } from '@/lib/import/organisation/commands'
import { type Remark, sheetNames } from '@/lib/import/organisation/schema'
import type { Delivered } from '@/lib/import/organisation/stage'
import { unreadableText } from '@/lib/import/read/problem'
import { UnreadableFile } from '@/lib/import/read/reading'
import type { Language } from '@/lib/kernel/context'
import { speaker } from '@/lib/kernel/words'
import { type CommandIo, exit, WrongUse } from '../io'

const usage = 'organisation DIR|FILE… [--full] [--commit] [--confirm-ended N] [--json]'
const SHOWN = 25

/** Organisation data from three sheets (U5): a preview, or with `--commit` preview and commit. */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    options: { full: { type: 'boolean' }, commit: { type: 'boolean' }, 'confirm-ended': { type: 'string' } },
    allowPositionals: true,
  })
  const confirmed = values['confirm-ended']
  if (positionals.length === 0 || (confirmed !== undefined && !/^\d{1,9}$/.test(confirmed))) throw new WrongUse(usage)
  const files = positionals.flatMap((name) => delivered(name, io))
  const wish = { full: values.full ?? false, ...(confirmed === undefined ? {} : { confirmEnded: Number(confirmed) }) }
  try {
    return tell(await (values.commit ? commitOrganisation : previewOrganisation)(io.ctx, files, wish), io)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    io.err(`${error.values.file}: ${unreadableText(io.ctx.language, error)}`)
    io.json({ status: 'failed', reason: error.code, file: error.values.file })
    return exit.unreadable
  }
}

function tell(report: OrganisationReport, io: CommandIo): number {
  io.json({ ...report, remarks: report.remarks.map((remark) => ({ ...remark, message: messageOf(remark, io.ctx.language) })) })
  if (!io.wantsJson) print(report, io)
  return report.status === 'refused' ? exit.notApplied : exit.done
}

/** A file as it is; of a directory the three sheets by their names, whatever their format. */
function delivered(given: string, io: CommandIo): Delivered[] {
  const say = speaker(io.ctx.language, 'organisation')
  const path = io.path(given)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new WrongUse(say('noFile', { file: given }))
  if (!found.isDirectory()) return [{ path, name: basename(path) }]
  const names = readdirSync(path).filter((name) => new RegExp(`^(${sheetNames.join('|')})\\.[a-z0-9]+$`, 'i').test(name))
  if (names.length === 0) throw new WrongUse(say('noSheets', { folder: given }))
  return names.sort().map((name) => ({ path: join(path, name), name }))
}

function messageOf(remark: Remark, language: Language): string {
  const say = speaker(language, 'organisation')
  return say(`remark.${remark.code}`, { column: remark.column ?? '', value: remark.value ?? '', hint: remark.hint ?? '' })
}

function print(report: OrganisationReport, io: CommandIo): void {
  const say = speaker(io.ctx.language, 'organisation')
  const kinds = { werkgevers: report.employers, afdelingen: report.departments, werknemers: report.employees }
  for (const name of sheetNames) io.out(`${say(`sheet.${name}`)}: ${say('counts', kinds[name])}`)
  for (const remark of report.remarks.slice(0, SHOWN)) {
    const place = [say(`sheet.${remark.sheet}`), ...(remark.row === null ? [] : [say('row', { row: String(remark.row) })])].join(', ')
    const pointsAtRow = remark.code === 'duplicate-row' || remark.code === 'conflicting-rows'
    const hint = remark.hint && !pointsAtRow ? ` (${say('hint', { hint: remark.hint })})` : ''
    io.out(`${place}: ${messageOf(remark, io.ctx.language)}${hint}`)
  }
  if (report.remarksTotal > SHOWN) io.out(say('moreRemarks', { count: report.remarksTotal - SHOWN }))
  io.out(say(`status.${report.status}`))
  if (report.reason) io.err(say(`reason.${report.reason}`, { name: report.files.at(-1)?.name ?? '', count: countFor(report) }))
}

const countFor = ({ reason, rows, ending }: OrganisationReport) => (reason === 'safeguard' ? ending.total : rows.error)
