import { getTranslations } from 'next-intl/server'
import { day } from '@/app/format'
import { Status, type StatusKind } from '@/components/ui/status'
import type { ShownState } from '@/lib/api-clients/rules'

const kinds: Record<ShownState, StatusKind> = {
  active: 'active',
  revoked: 'unavailable',
  expired: 'until',
  suspended: 'paused',
  'not-received': 'warning',
  'without-secret': 'warning',
  expiring: 'until',
  'two-secrets': 'running',
  'to-hand-over': 'secret',
  unused: 'waiting',
}

/** The state of a client as icon, word and colour; one that expires says on which day: "Verloopt 29-11". */
export async function ClientState({ state, expiresOn }: { state: ShownState; expiresOn: string | null }) {
  const t = await getTranslations('webApiScreen')
  const words = state === 'expiring' ? t('state.expiring', { day: day(expiresOn ?? '').slice(0, 5) }) : t(`state.${state}`, { day: '' })
  return (
    <Status kind={kinds[state]} muted={state === 'revoked'}>
      {words}
    </Status>
  )
}
