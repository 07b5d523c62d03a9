import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { type ListState, withState } from '@/components/data-table/address'
import { accountForm } from '@/lib/import/accounts/panel-queries'
import type { AccountLine } from '@/lib/import/accounts/queries'
import type { Context } from '@/lib/kernel/context'
import { type Words, words } from '@/lib/kernel/words'
import { MissingPanel } from '../../missing-panel'
import { AccountEditor } from './form/editor-when-open'
import { MappingFacts } from './form/mapping-facts'
import { blank, valuesOf } from './form/values'
import { withoutPanel } from './wish'

type Props = { ctx: Context; open: 'new' | { code: string }; state: ListState; accounts: readonly AccountLine[] }

/** The settings of one import link beside the list, or those of a new one. */
export async function AccountPanel({ ctx, open, state, accounts }: Props) {
  const [found, all, t] = await Promise.all([
    open === 'new' ? null : accountForm(ctx, open.code),
    currentLanguage().then(words),
    getTranslations('accountForm'),
  ])
  const closeHref = withState(state, withoutPanel)
  if (open !== 'new' && !found) return <MissingPanel title={open.code} closeHref={closeHref} />
  const hrefOf = (line: AccountLine | undefined) => line && withState(state, { account: line.code, nieuw: undefined })
  const at = accounts.findIndex(({ code }) => code === found?.account.code)
  const { ui, problems, accountForm: form } = all
  const messages = {
    ui,
    problems,
    accountForm: form,
    accounts: { field: all.accounts.field },
    importWizard: { settings: all.importWizard.settings },
  }
  return (
    <NextIntlClientProvider messages={messages as unknown as Words}>
      <AccountEditor
        stored={
          found && {
            code: found.account.code,
            version: found.account.version,
            changedBy: found.lastChange?.by ?? null,
            changedAt: found.lastChange && moment(found.lastChange.at),
          }
        }
        values={found ? valuesOf(found.account) : blank}
        known={found ?? { groups: [], employerGroups: [], employers: [] }}
        closeHref={closeHref}
        madeHref={withState(state, { nieuw: undefined, account: '{code}' })}
        previousHref={at > 0 ? hrefOf(accounts[at - 1]) : undefined}
        nextHref={at >= 0 ? hrefOf(accounts[at + 1]) : undefined}
        title={found?.account.name ?? t('new')}
        mapping={found?.account.mapping && <MappingFacts mapping={found.account.mapping} />}
      />
    </NextIntlClientProvider>
  )
}
