import { getTranslations } from 'next-intl/server'
import type { AccountSummary } from '@/lib/import/accounts/summary'
import type { ContactPolicy } from '@/lib/import/runs/view'

/** What the account lays down for every run, in sentences. */
export async function AccountFacts({
  account,
  rules: { groups, scope, safeguards },
  contact,
  ssoDomain,
}: {
  account: string
  rules: AccountSummary
  contact: ContactPolicy
  ssoDomain: string | null
}) {
  const t = await getTranslations('importWizard.settings')
  const names = scope.names.join(', ')
  const more = scope.count - scope.names.length
  const reach = { all: 'scopeAll', groups: 'scopeGroups', employers: 'scopeEmployers' } as const
  const limit = (set: string | null, standard: string) => (set === null ? standard : set === 'off' ? t('limitOff') : set)
  const usual = Object.values(safeguards).every((set) => set === null)
  const facts = [
    [t('groups'), groups.length > 0 ? t('groupsText', { groups: groups.join(', ') }) : t('noGroups')],
    [t('scope'), t(reach[scope.kind], { count: scope.count, names, more })],
    [t('grants'), t('grantsText')],
    [t('contact'), t(`contacts.${contact}`)],
    ...(ssoDomain ? [[t('sso'), t('ssoText', { domain: ssoDomain })]] : []),
    [
      t('safeguards'),
      usual
        ? t('safeguardsDefault')
        : t('safeguardsOwn', {
            deactivated: limit(safeguards.deactivated, t('limitDefault')),
            moved: limit(safeguards.moved, t('limitDefault')),
            losses: limit(safeguards.losses, t('limitDefault')),
            errorRows: limit(safeguards.errorRows, t('limitErrorsDefault')),
          }),
    ],
    [t('mail'), t('mailText')],
  ]
  return (
    <aside aria-labelledby="vast" className="border-line-strong max-lg:border-t lg:w-96 lg:shrink-0 lg:border-l">
      <div className="px-6 py-5 max-md:px-4">
        <h2 id="vast" className="mb-3 font-semibold text-section">
          {t('fixed', { account })}
        </h2>
        <dl className="grid gap-3">
          {facts.map(([name, text]) => (
            <div key={name}>
              <dt className="text-muted text-small">{name}</dt>
              <dd className="text-secondary">{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </aside>
  )
}
