import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import type { ClientView, SecretView } from '@/lib/api-clients/client-queries'
import { RevokeSecret } from './revoke-secret'

/** The client's secrets by their beginning: since when, until when, and when each was last used, so that one knows when the old can go (W3). */
export async function Secrets({ client }: { client: ClientView }) {
  const t = await getTranslations('webApiScreen')
  const live = client.secrets.filter((secret) => secret.live)
  const ending = (secret: SecretView) => {
    if (secret.revokedAt) return t('secret.revoked', { at: moment(secret.revokedAt) })
    if (!secret.live) return t('secret.ended', { at: secret.expiresAt ? moment(secret.expiresAt) : '' })
    return secret.expiresAt ? t('secret.until', { at: moment(secret.expiresAt) }) : t('secret.live')
  }
  if (client.secrets.length === 0) return null
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t('secrets')}</h3>
      <ul className="text-small">
        {client.secrets.map((secret) => (
          <li key={secret.id} className="flex items-start gap-3 border-line border-b py-1.5 last:border-b-0">
            <span className={`w-20 shrink-0 font-mono text-meta leading-5 ${secret.live ? '' : 'text-muted'}`}>{secret.prefix}…</span>
            <span className="min-w-0 flex-1 text-secondary">
              <span className={secret.live ? 'text-text' : 'text-muted'}>{ending(secret)}</span>
              <span className="block text-meta text-muted">
                {t('secret.made', { at: moment(secret.createdAt) })} ·{' '}
                {secret.lastUsedAt ? t('secret.used', { at: moment(secret.lastUsedAt) }) : t('secret.unused')}
              </span>
            </span>
            {live.length > 1 && secret.live && <RevokeSecret clientId={client.clientId} secretId={secret.id} prefix={secret.prefix} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
