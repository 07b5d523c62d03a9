import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Note } from '@/components/ui/note'
import type { AuthorisationEffect, Widened } from '@/lib/user-groups/effect-queries'

/** What one should know before saving: members who reach more than they were given themselves, and API clients that would read more (W3, W6). */
export function Warnings({ effect }: { effect: AuthorisationEffect }) {
  const t = useTranslations('authorisationScreen')
  const { clients, employers, widened } = effect
  const part = (pending: boolean) => widened.first.filter((one) => one.pending === pending)
  const more = employers.gained > 0 && clients.total > 0
  return (
    <>
      {more && (
        <Note kind="warning" live title={t('clients.title', { count: clients.total })}>
          {t('clients.text', {
            names: clients.first.map((client) => t('clients.one', client)).join(', '),
            more: clients.total - clients.first.length,
            ...employers,
          })}
        </Note>
      )}
      {widened.total.pending > 0 && (
        <Note kind="warning" live title={t('widened.pending', { count: widened.total.pending })}>
          <Wider list={part(true)} more={widened.more && widened.total.already === 0} />
        </Note>
      )}
      {widened.total.already > 0 && (
        <Note>
          <details>
            <summary className="w-fit font-medium text-text">{t('widened.already', { count: widened.total.already })}</summary>
            <Wider list={part(false)} more={widened.more} />
          </details>
        </Note>
      )}
    </>
  )
}

function Wider({ list, more }: { list: Widened[]; more: boolean }) {
  const t = useTranslations('authorisationScreen.widened')
  return (
    <ul>
      {list.map(({ code, name, members, delivered, outside }) => {
        const employer = {
          code,
          name,
          b: (chunks: React.ReactNode) => (
            <Link href={`/toegang?werkgever=${encodeURIComponent(code)}`} prefetch={false} className="text-accent-text underline">
              {chunks}
            </Link>
          ),
        }
        return (
          <li key={code}>
            {members > 0 && t.rich('text', { members, delivered, ...employer })}{' '}
            {outside > 0 && t.rich('outside', { outside, ...employer })}
          </li>
        )
      })}
      {more && <li>{t('more')}</li>}
    </ul>
  )
}
