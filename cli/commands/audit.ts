import { parseArgs } from 'node:util'
import { searchAudit, verifyAudit } from '@/lib/access/audit'
import type { HistoryRow } from '@/lib/history/queries'
import { speaker } from '@/lib/kernel/words'
import { type CommandIo, exit, WrongUse } from '../io'
import { refused } from '../problems'
import { momentOf } from '../time'

/** `audit verify` and `audit list [--user …] [--since …]` (H2, H3). A broken history: exit 4. */
export async function run([verb, ...argv]: string[], io: CommandIo): Promise<number> {
  if (verb === 'verify') return verify(argv, io)
  if (verb === 'list') return list(argv, io)
  throw new WrongUse(speaker(io.ctx.language, 'history')('usage'))
}

async function verify(argv: string[], io: CommandIo): Promise<number> {
  parseArgs({ args: argv, options: {}, strict: true })
  const say = speaker(io.ctx.language, 'history')
  const found = await verifyAudit(io.ctx)
  const { broken, links, records, head } = found
  const text = broken
    ? say(`broken.${broken.kind}`, { link: String(broken.link ?? ''), record: String(broken.record ?? 'none') })
    : say('whole', { links, records, number: String(head.number), hash: head.hash })
  io.json({ ...found, text })
  if (!broken) io.out(text)
  else io.err(text)
  return broken ? exit.notApplied : exit.done
}

const text = { type: 'string' } as const

async function list(argv: string[], io: CommandIo): Promise<number> {
  const say = speaker(io.ctx.language, 'history')
  const { values } = parseArgs({ args: argv, options: { user: text, since: text, limit: text }, strict: true })
  const limit = Number(values.limit ?? 1000)
  if (!Number.isSafeInteger(limit) || limit < 1) throw new WrongUse(say('usage'))
  const since = momentOf(values.since, say('wrongTime', { option: '--since' }))
  const found = await searchAudit(io.ctx, { user: values.user, since, limit: limit + 1 })
  if (!found.ok) return refused(io, found.problems)
  const items = found.items.slice(0, limit)
  const more = found.items.length > limit
  io.json({ items: items.map(({ runId, ...row }) => ({ ...row, run: runId })), more })
  if (!io.wantsJson) for (const item of items) io.out(line(item))
  if (items.length === 0) io.out(say('none'))
  if (more) io.out(say('more'))
  return exit.done
}

/** One line a record: when, who and by which means, what, and which columns went from what to what. */
function line({ at, actor, means, action, thing, thingId, user, before, after }: HistoryRow): string {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const said = (value: unknown) => (value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value))
  const changes = keys
    .filter((key) => said(before?.[key]) !== said(after?.[key]))
    .map((key) => (before && after ? `${key}: ${said(before[key])} → ${said(after[key])}` : `${key}: ${said((after ?? before)?.[key])}`))
  return [at.toISOString(), `${actor} (${means})`, action, `${thing} ${user ?? thingId}`, changes.join(', ')].filter(Boolean).join('  ')
}
