import { Lock } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { day, moment } from '@/app/format'
import type { ListState } from '@/components/data-table/address'
import { DescriptionList } from '@/components/ui/description-list'
import { Panel } from '@/components/ui/panel'
import { type ClientView, findClient } from '@/lib/api-clients/client-queries'
import type { Context } from '@/lib/kernel/context'
import { MissingPanel } from '../../../missing-panel'
import { ClientState } from '../client-state'
import { OpensText } from '../opens'
import { ClientNotes } from './client-notes'
import { Expiry } from './expiry'
import { LazyClientFoot, LazyCredentials } from './lazy'
import { Secrets } from './secrets'

type Props = { ctx: Context; clientId: string; state: ListState; closeHref: string }

/** One client beside the list. One out of sight and one that does not exist look alike (L7). */
export async function ClientPanel({ ctx, clientId, closeHref }: Props) {
  const [client, t, ui] = await Promise.all([findClient(ctx, clientId), getTranslations('webApiScreen'), getTranslations('ui')])
  if (!client) return <MissingPanel title={clientId} closeHref={closeHref} />
  const closed = client.state === 'revoked'
  return (
    <Panel
      title={client.user}
      subtitle={t('createdAt', { application: client.application, at: moment(client.createdAt) })}
      closeHref={closeHref}
      closeLabel={ui('close')}
      foot={closed ? undefined : <LazyClientFoot client={client} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <UserBox user={client.user} state={<ClientState state={client.state} expiresOn={client.expiresOn} />} />
        <ClientNotes client={client} />
        {!closed && <OpensText opens={client.opens} group={client.group} />}
        <LazyCredentials client={client} />
        <Use client={client} />
        <Secrets client={client} />
      </div>
    </Panel>
  )
}

/** The user behind the client: fixed for ever, so no field (W1). */
function UserBox({ user, state }: { user: string; state: React.ReactNode }) {
  return (
    <div className="flex min-h-(--size-control) items-center justify-between gap-3 rounded-control border border-line-strong bg-sunken px-2">
      <Link href={`/toegangsbeheer/gebruikers?gebruiker=${encodeURIComponent(user)}`} prefetch={false} className="truncate">
        {user}
      </Link>
      <span className="flex shrink-0 items-center gap-2 text-small">
        {state}
        <Lock aria-hidden className="size-3.5 text-muted" />
      </span>
    </div>
  )
}

async function Use({ client }: { client: ClientView }) {
  const t = await getTranslations('webApiScreen')
  const { lastUsed, expiresOn, state } = client
  return (
    <section>
      <h3 className="mb-2 font-semibold">{t('use')}</h3>
      <DescriptionList
        items={[
          { name: t('lastUsed'), value: lastUsed ? moment(lastUsed) : <span className="text-muted">{t('notYet')}</span> },
          {
            name: t('expires'),
            value: (
              <div className="flex flex-wrap items-center gap-x-2">
                {expiresOn ? day(expiresOn) : t('never')}
                {state !== 'revoked' && <Expiry key={expiresOn} client={client} />}
              </div>
            ),
          },
          { name: t('scopes'), value: <span className="font-mono text-meta">{client.scopes.join(' ') || '–'}</span> },
        ]}
      />
    </section>
  )
}
