import { db } from '@/db/client'
import { namesIn } from '@/lib/history/names'
import type { HistoryRow } from '@/lib/history/queries'
import { moment } from '@/lib/kernel/clock'
import type { Context } from '@/lib/kernel/context'
import { CELL_SIGNS, type Sheet } from '@/lib/kernel/sheet/sheet'
import { cut } from '@/lib/kernel/storable'
import { speaker } from '@/lib/kernel/words'
import { type AuditFilter, eachAudit } from './audit'
import { auditTeller } from './audit-telling'
import { guard } from './guard'

const columns = ['number', 'at', 'actor', 'means', 'address', 'run', 'thing', 'subject', 'action', 'was', 'is', 'link'] as const

/**
 * The whole of what a filter finds, the latest first, as a sheet, read a batch at a time: what changed in words, old and new apart. Guarded as the
 * page Historie; never a secret or a BSN, for history holds none (H1).
 */
export async function auditSheet(ctx: Context, filter: AuditFilter): Promise<Sheet> {
  await guard(db(), ctx, 'history')
  const say = speaker(ctx.language, 'historyList')
  return { name: say('file'), header: columns.map((name) => say(`sheet.${name}`)), rows: rowsOf(ctx, filter) }
}

async function* rowsOf(ctx: Context, filter: AuditFilter): AsyncGenerator<string[]> {
  for await (const batch of eachAudit(ctx, filter)) {
    const teller = auditTeller(ctx.language, await namesIn(batch))
    for (const row of batch) yield cells(row, teller)
  }
}

function cells(row: HistoryRow, teller: ReturnType<typeof auditTeller>): string[] {
  const differences = teller.differences(row)
  const side = (which: 'was' | 'is') =>
    cut(differences.flatMap(({ name, [which]: value }) => (value === null ? [] : [`${name}: ${value}`])).join('; '), CELL_SIGNS)
  return [
    String(row.id),
    moment(row.at),
    teller.actor(row.actor),
    teller.means(row.means),
    row.address ?? '',
    row.runId === null ? '' : String(row.runId),
    teller.thing(row),
    teller.subject(row),
    teller.action(row.action),
    side('was'),
    side('is'),
    String(row.link),
  ]
}
