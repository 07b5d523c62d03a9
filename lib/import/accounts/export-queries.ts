import type { Context } from '@/lib/kernel/context'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { type AccountWish, listAccounts } from './queries'

/** The whole of what the list of accounts shows, as a sheet. Guarded as the page Klantaccounts. */
export async function accountsSheet(ctx: Context, wish: AccountWish): Promise<Sheet> {
  const accounts = await listAccounts(ctx, wish)
  const list = speaker(ctx.language, 'accountList')
  const fields = speaker(ctx.language, 'accounts')
  const header = [
    list('name'),
    list('code'),
    ...(['groups', 'scope', 'template', 'element'] as const).map((name) => fields(`field.${name}`)),
  ]
  const rows = accounts.map(({ name, code, groups, scope, template, element }) => [
    name,
    code,
    groups.join(', '),
    list(`scopeShort.${scope}`),
    list(`template.${template}`),
    list(`element.${element}`),
  ])
  return { name: list('title'), header, rows }
}
