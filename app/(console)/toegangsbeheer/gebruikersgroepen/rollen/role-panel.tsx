import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { currentLanguage } from '@/app/words'
import { type ListState, withState } from '@/components/data-table/address'
import { Panel } from '@/components/ui/panel'
import type { Context } from '@/lib/kernel/context'
import { wordsOf } from '@/lib/kernel/words'
import { listRoles } from '@/lib/users/role-queries'
import { idOf } from '../wish'
import { RoleForm } from './role-form'

/** One role beside the list, or a new one. */
export async function RolePanel({ ctx, open, state }: { ctx: Context; open: string; state: ListState }) {
  const id = idOf(open)
  const [found, language, ui, pages] = await Promise.all([
    id === null ? [] : listRoles(ctx, { id }),
    currentLanguage(),
    getTranslations('ui'),
    getTranslations('pages'),
  ])
  const closeHref = withState(state, { rol: undefined, nieuw: undefined })
  const role = found[0]
  if (!role && open !== 'new') {
    return (
      <Panel title={pages('titleNotFound')} closeHref={closeHref} closeLabel={ui('close')}>
        <p className="text-secondary">{pages('textNotFound')}</p>
      </Panel>
    )
  }
  return (
    <NextIntlClientProvider messages={wordsOf(language, ['ui', 'problems', 'roleList'])}>
      <RoleForm role={role ?? null} closeHref={closeHref} />
    </NextIntlClientProvider>
  )
}
