import { getTranslations } from 'next-intl/server'
import { DescriptionList } from '@/components/ui/description-list'
import { Panel } from '@/components/ui/panel'
import type { ApplicationView } from '@/lib/api-clients/application-queries'
import type { Level } from '@/lib/kernel/context'
import { LazyApplicationForm } from './lazy-form'

type Props = { application: ApplicationView | null; level: Level; closeHref: string }

/** An external application: System changes it, an Admin sees what it is (W1). Without one: a new one. */
export async function ApplicationPanel({ application, level, closeHref }: Props) {
  const [t, ui] = await Promise.all([getTranslations('webApiScreen'), getTranslations('ui')])
  if (level === 'system') return <LazyApplicationForm application={application} closeHref={closeHref} />
  if (!application) return null
  return (
    <Panel title={application.name} subtitle={t('application')} closeHref={closeHref} closeLabel={ui('close')}>
      <DescriptionList
        items={[
          { name: t('contact'), value: application.contact },
          { name: t('allowed'), value: <span className="font-mono text-meta">{application.scopes.join(' ')}</span> },
          { name: t('expiryDays'), value: application.expiryDays ?? t('never') },
          { name: t('status'), value: t(application.withdrawn ? 'applicationWithdrawn' : 'applicationActive') },
        ]}
      />
      <p className="mt-4 text-muted text-small">{t('onlySystem')}</p>
    </Panel>
  )
}
