import { Plus, Settings2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { type ListState, withState } from '@/components/data-table/address'
import { ButtonLink } from '@/components/ui/button'
import { Chosen } from '@/components/ui/choice-area'
import type { ApplicationView } from '@/lib/api-clients/application-queries'
import type { Scope } from '@/lib/api-clients/schema'
import type { Level } from '@/lib/kernel/context'
import { ApplicationChoice } from './application-choice'
import { noPanel } from './wish'

type Props = { state: ListState; applications: readonly ApplicationView[]; application: ApplicationView | undefined; level: Level }

/** The choice of external application, what it may do in words, and what one can make here. */
export async function ApplicationBar({ state, applications, application, level }: Props) {
  const t = await getTranslations('webApiScreen')
  const options = applications.map(({ id, name, aliases, withdrawn }) => ({
    value: String(id),
    label: withdrawn ? t('withdrawnName', { name }) : name,
    ...(aliases.length > 0 && { detail: t('alias', { names: aliases.join(', ') }) }),
  }))
  const panel = (paneel: string) => withState(state, { ...noPanel, paneel }, [])
  const manage = t(level === 'system' ? 'editApplication' : 'viewApplication')
  return (
    <div className="flex shrink-0 flex-wrap items-end gap-x-3 gap-y-2 px-6 pt-4 pb-1 max-md:px-4">
      <ApplicationChoice label={t('application')} nothing={t('noApplication')} value={String(application?.id ?? '')} options={options} />
      <Chosen className="contents">
        {application && (
          <ButtonLink href={panel('applicatie')} scroll={false} aria-label={manage} title={manage} className="-ml-1 aspect-square px-0">
            <Settings2 aria-hidden />
          </ButtonLink>
        )}
        {application && (
          <p className="min-w-0 flex-1 basis-40 pb-1.5 text-secondary text-small max-md:basis-full">{await mayDo(application.scopes)}</p>
        )}
        {/* Beside a panel there is no room for it, and the panel of the application has it. */}
        {level === 'system' && !(application && (state.paneel ?? state.client)) && (
          <ButtonLink
            href={panel('applicatie-toevoegen')}
            scroll={false}
            variant={application ? 'quiet' : 'main'}
            className={application ? 'order-1 max-md:hidden' : undefined}
          >
            {t('addApplication')}
          </ButtonLink>
        )}
        {application && !application.withdrawn && (
          <ButtonLink href={panel('nieuw')} scroll={false} variant="main" className="order-2 ml-auto">
            <Plus aria-hidden />
            {t('new')}
          </ButtonLink>
        )}
      </Chosen>
    </div>
  )
}

/** "Leest werkgevers, afdelingen en werknemers." */
async function mayDo(scopes: readonly Scope[]): Promise<string> {
  const t = await getTranslations('webApiScreen')
  const names = scopes.flatMap((scope) => (scope === 'imports' ? [] : t(`scope.${scope}`)))
  const [last] = names.slice(-1)
  const what = names.length > 1 ? `${names.slice(0, -1).join(', ')} ${t('and')} ${last}` : (last ?? '')
  if (names.length === 0) return t('importsOnly')
  return t(scopes.includes('imports') ? 'readsAndImports' : 'reads', { what })
}
