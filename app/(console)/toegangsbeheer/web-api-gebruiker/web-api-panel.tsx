import { type ListState, withState } from '@/components/data-table/address'
import type { ApplicationView } from '@/lib/api-clients/application-queries'
import type { Context, Level } from '@/lib/kernel/context'
import { ApplicationPanel } from './application/application-panel'
import { ClientPanel } from './client/client-panel'
import { NewPanel } from './new/new-panel'
import { noPanel } from './wish'

type Props = { ctx: Context; state: ListState; application: ApplicationView | undefined; level: Level }

/** What the address opens beside the list: a client, a new one, or the application itself. */
export function WebApiPanel({ ctx, state, application, level }: Props) {
  const closeHref = withState(state, noPanel, [])
  if (state.client) return <ClientPanel key={state.client} ctx={ctx} clientId={state.client} state={state} closeHref={closeHref} />
  if (state.paneel === 'nieuw' && application && !application.withdrawn)
    return <NewPanel ctx={ctx} application={application} login={state.gebruiker} closeHref={closeHref} />
  if (state.paneel === 'applicatie' && application)
    return <ApplicationPanel key={application.id} application={application} level={level} closeHref={closeHref} />
  if (state.paneel === 'applicatie-toevoegen' && level === 'system')
    return <ApplicationPanel key="new" application={null} level={level} closeHref={closeHref} />
  return null
}
