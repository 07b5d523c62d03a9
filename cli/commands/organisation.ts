import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { commitOrganisation, type OrganisationReport, previewOrganisation } from '@/lib/import/organisation/commands'
import { type Remark, sheetNames } from '@/lib/import/organisation/schema'
import type { Delivered } from '@/lib/import/organisation/stage'
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
  const files = positionals.flatMap((name) => delivered(io.path(name)))
  const wish = { full: values.full ?? false }
  const report = values.commit
    ? await commitOrganisation(io.ctx, files, { ...wish, ...(confirmed === undefined ? {} : { confirmEnded: Number(confirmed) }) })
    : await previewOrganisation(io.ctx, files, wish)
  io.json({ ...report, remarks: report.remarks.map((remark) => ({ ...remark, message: messageOf(remark, io.ctx.language) })) })
  if (!io.wantsJson) print(report, io)
  return report.status === 'refused' ? exit.notApplied : exit.done
}

/** A file as it is; of a directory the three sheets by their names, whatever their format. */
function delivered(path: string): Delivered[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new WrongUse(`${path}: ?\n${usage}`)
  if (!found.isDirectory()) return [{ path, name: basename(path) }]
  const names = readdirSync(path).filter((name) => new RegExp(`^(${sheetNames.join('|')})\\.[a-z0-9]+$`, 'i').test(name))
  if (names.length === 0) throw new WrongUse(`${path}: ${sheetNames.map((name) => `${name}.*`).join(', ')}?\n${usage}`)
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
