import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { type EmployerWish, employersPage } from '@/lib/organisation/queries'
import { counted } from './list-queries'
import { sheets } from './schema'

const batch = 500

/**
 * The whole of what a filter of the list shows, in its order, read a batch at a time while it is written. Its first columns are those of the sheet
 * of employers (U5), so that it can be changed and loaded again; how much stands under each comes after. Guarded as the page Organisatie.
 */
export async function employersSheet(ctx: Context, wish: EmployerWish): Promise<Sheet> {
  await guard(db(), ctx, 'organisation')
  const say = speaker(ctx.language, 'organisationList')
  const columns = sheets.werkgevers.map((column) => column.name)
  return { name: say('title'), header: [...columns, say('departments'), say('employees')], rows: rowsOf(wish) }
}

async function* rowsOf(wish: EmployerWish): AsyncGenerator<string[]> {
  for (let after: string | undefined; ; ) {
    const page = await employersPage(db(), { ...wish, after, before: undefined, limit: batch })
    for (const { code, name, groups, departments, employees } of await counted(page.items)) {
      yield [code, name, groups.join('|'), String(departments), String(employees)]
    }
    if (!page.next) return
    after = page.next
  }
}
