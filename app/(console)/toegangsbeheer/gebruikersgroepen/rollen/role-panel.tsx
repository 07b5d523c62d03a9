import { NextIntlClientProvider } from 'next-intl'
import { currentLanguage } from '@/app/words'
import { idIn, type ListState, withState } from '@/components/data-table/address'
import type { Context } from '@/lib/kernel/context'
import { wordsOf } from '@/lib/kernel/words'
import { listRoles } from '@/lib/users/role-queries'
import { MissingPanel } from '../../../missing-panel'
import { RoleForm } from './role-form'

/** One role beside the list, or a new one. */
export async function RolePanel({ ctx, open, state }: { ctx: Context; open: string; state: ListState }) {
  const id = idIn(open)
  const [found, language] = await Promise.all([id === undefined ? [] : listRoles(ctx, { id }), currentLanguage()])
  const closeHref = withState(state, { rol: undefined, nieuw: undefined })
  const role = found[0]
  if (!role && open !== 'new') return <MissingPanel closeHref={closeHref} />
  return (
    <NextIntlClientProvider messages={wordsOf(language, ['ui', 'problems', 'roleList'])}>
      <RoleForm role={role ?? null} closeHref={closeHref} />
    </NextIntlClientProvider>
  )
}
