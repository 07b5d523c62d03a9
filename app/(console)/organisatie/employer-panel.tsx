import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { figure } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { Panel } from '@/components/ui/panel'
import { employerOverview } from '@/lib/import/organisation/list-queries'
import type { Context } from '@/lib/kernel/context'
import type { PageName } from '@/lib/menus/nodes'

/** What is known of one employer: its size, the groups that reach it, and the way to everyone who does. `pages`: where the visitor may go. */
export async function EmployerPanel({
  ctx,
  code,
  closeHref,
  pages,
}: {
  ctx: Context
  code: string
  closeHref: string
  pages: ReadonlySet<PageName>
}) {
  const [found, language, t, ui, notFound] = await Promise.all([
    employerOverview(ctx, code),
    currentLanguage(),
    getTranslations('organisationList'),
    getTranslations('ui'),
    getTranslations('pages'),
  ])
  if (!found) {
    return (
      <Panel title={notFound('titleNotFound')} closeHref={closeHref} closeLabel={ui('close')}>
        <p className="text-secondary">{t('unknown', { code })}</p>
      </Panel>
    )
  }
  const toGroup = (id: number) => `/toegangsbeheer/autorisatie-werkgevers?groep=${id}`
  return (
    <Panel
      title={found.name}
      subtitle={<span className="font-mono">{found.code}</span>}
      closeHref={closeHref}
      closeLabel={ui('close')}
      foot={pages.has('access') && <ButtonLink href={`/toegang?werkgever=${encodeURIComponent(found.code)}`}>{t('whoReaches')}</ButtonLink>}
    >
      <DescriptionList
        items={[
          { name: t('groups'), value: found.groups.join(', ') || null },
          { name: t('departments'), value: figure(found.departments, language) },
          { name: t('employees'), value: figure(found.employees, language) },
          { name: t('reachers'), value: figure(found.reachers, language) },
        ]}
      />
      <h3 className="mt-4 mb-1 border-line border-t pt-4 font-semibold text-small">{t('authorised')}</h3>
      {found.authorised.length === 0 && <p className="text-muted text-small">{t('noGroups')}</p>}
      <ul className="text-small">
        {found.authorised.map(({ id, name, employerGroup }) => (
          <li key={`${id} ${employerGroup}`} className="flex flex-wrap items-baseline gap-x-2 py-0.5">
            {pages.has('employer-authorisation') ? (
              <Link prefetch={false} href={toGroup(id)} className="text-accent-text coarse:py-3">
                {name}
              </Link>
            ) : (
              name
            )}
            {employerGroup && <span className="text-muted">{t('viaGroup', { name: employerGroup })}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
