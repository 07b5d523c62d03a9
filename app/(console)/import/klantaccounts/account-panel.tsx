import { getTranslations } from 'next-intl/server'
import { DescriptionList } from '@/components/ui/description-list'
import { Panel } from '@/components/ui/panel'
import { type AccountView, showAccount } from '@/lib/import/accounts/queries'
import type { Context } from '@/lib/kernel/context'
import { MissingPanel } from '../../missing-panel'

/** The settings of one import link, in words. */
export async function AccountPanel({ ctx, code }: { ctx: Context; code: string }) {
  const [account, t, fields, ui] = await Promise.all([
    showAccount(ctx, code),
    getTranslations('accountList'),
    getTranslations('accounts'),
    getTranslations('ui'),
  ])
  if (!account) return <MissingPanel title={code} closeHref="?" />
  const limit = (value: string | null, otherwise: string) => (value === null ? otherwise : value === 'off' ? t('off') : value)
  return (
    <Panel title={account.name} subtitle={account.code} closeHref="?" closeLabel={ui('close')}>
      <DescriptionList
        items={[
          { name: fields('field.groups'), value: account.groups.join(', ') || null },
          { name: fields('field.scope'), value: t(`scope.${account.scope.kind}`, { names: namesOf(account.scope) }) },
          { name: fields('field.template'), value: t(`template.${account.template}`) },
          { name: fields('field.element'), value: t(`element.${account.element}`) },
          { name: fields('field.identification'), value: t(`identification.${account.identification}`) },
          { name: fields('field.loginName'), value: t(`loginName.${account.loginName}`) },
          { name: fields('field.prefix'), value: account.prefix },
          { name: fields('field.ssoDomain'), value: account.ssoDomain },
          { name: fields('field.contact'), value: t(`contact.${account.contact}`) },
          { name: fields('field.mapping'), value: t(account.mapping ? 'customColumns' : 'standardColumns') },
          { name: fields('field.maxDeactivated'), value: limit(account.maxDeactivated, t('defaultLimit')) },
          { name: fields('field.maxMoved'), value: limit(account.maxMoved, t('defaultLimit')) },
          { name: fields('field.maxLosses'), value: limit(account.maxLosses, t('defaultLimit')) },
          { name: fields('field.maxErrorRows'), value: limit(account.maxErrorRows, t('defaultErrorRows')) },
          { name: fields('field.recipients'), value: account.recipients.join(', ') || t('nobody') },
          { name: fields('field.language'), value: t(`languages.${account.language}`) },
        ]}
      />
      <p className="mt-4 text-muted text-small">{t('howToChange', { code: account.code })}</p>
    </Panel>
  )
}

function namesOf(scope: AccountView['scope']): string {
  if (scope.kind === 'all') return ''
  return (scope.kind === 'groups' ? scope.names : scope.codes).join(', ')
}
