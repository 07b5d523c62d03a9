import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { day, moment } from '@/lib/kernel/clock'
import type { Context } from '@/lib/kernel/context'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { type ClientWish, listClients } from './list-queries'

const columns = ['user', 'group', 'employers', 'clientId', 'prefix', 'lastUsed', 'expires', 'state'] as const
const batch = 500

/** The whole of what a filter of the list shows, as a sheet, read a batch at a time. Guarded as the list; of a secret its beginning alone. */
export async function clientsSheet(ctx: Context, wish: ClientWish): Promise<Sheet> {
  await guard(db(), ctx, 'web-api-users')
  const say = speaker(ctx.language, 'webApiScreen')
  return { name: say('file'), header: columns.map((name) => say(`columns.${name}`)), rows: rowsOf(ctx, wish) }
}

async function* rowsOf(ctx: Context, wish: ClientWish): AsyncGenerator<string[]> {
  const say = speaker(ctx.language, 'webApiScreen')
  for (let after: string | undefined; ; ) {
    const page = await listClients(ctx, { ...wish, limit: batch, after, before: undefined })
    for (const { user, group, employers, clientId, prefix, lastUsed, expiresOn, state } of page.items) {
      const expires = expiresOn ? day(expiresOn) : ''
      const used = lastUsed ? moment(lastUsed) : ''
      yield [user, group ?? '', String(employers), clientId, prefix ?? '', used, expires, say(`state.${state}`, { day: expires })]
    }
    if (!page.next) return
    after = page.next
  }
}
