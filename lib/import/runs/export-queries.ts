import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { moment } from '@/lib/kernel/clock'
import type { Context } from '@/lib/kernel/context'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { listRuns, type RunWish } from './list-queries'
import { OUTCOME_ORDER } from './view'

/**
 * The runs of the list as a sheet, in its order, each with the number of users per outcome. Guarded as the list: those of accounts that the caller
 * covers (I22).
 */
export async function runsSheet(ctx: Context, wish: RunWish): Promise<Sheet> {
  await guard(db(), ctx, 'import-history')
  const say = speaker(ctx.language, 'importWizard')
  const told = OUTCOME_ORDER.map((outcome) => say(`outcome.${outcome}`))
  const header = ['when', 'file', 'account', 'status', 'who'] as const
  return { name: say('history.title'), header: [...header.map((name) => say(`history.${name}`)), ...told], rows: rowsOf(ctx, wish) }
}

async function* rowsOf(ctx: Context, wish: RunWish): AsyncGenerator<string[]> {
  const say = speaker(ctx.language, 'importWizard')
  for (let after: string | undefined; ; ) {
    const page = await listRuns(ctx, { ...wish, after, before: undefined })
    for (const { createdAt, fileName, account, status, startedBy, counts } of page.items) {
      const users = OUTCOME_ORDER.map((outcome) => (counts ? String(counts.users[outcome]) : ''))
      yield [moment(new Date(createdAt)), fileName, account.name, say(`history.statuses.${status}`), startedBy ?? '', ...users]
    }
    if (!page.next) return
    after = page.next
  }
}
