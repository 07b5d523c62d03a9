import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { Tag } from '@/components/ui/tag'
import type { OwnSession } from '@/lib/users/profile-queries'

/** The browsers in which one is signed in, the one seen last on top. */
export async function Sessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = await getTranslations('profile')
  return (
    <ul className="border-line border-t">
      {sessions.map((session) => (
        <li key={session.since.toISOString()} className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b py-2">
          <span className="flex min-w-0 items-center gap-2">
            <span className="truncate">{browserName(session.browser) ?? t('unknown')}</span>
            {session.current && <Tag>{t('current')}</Tag>}
          </span>
          <span className="text-secondary text-small">
            {session.address && <>{session.address} · </>}
            {t('since')} {moment(session.since)} · {t('seen')} {moment(session.seen)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What a person calls a browser, from what it calls itself; itself where that says nothing. */
function browserName(agent: string | null): string | null {
  if (!agent) return null
  const name = [/Edg\//, /OPR\//, /Firefox\//, /Chrome\//, /Safari\//].findIndex((sign) => sign.test(agent))
  const system = agent.match(/Windows|Android|iPhone|iPad|Mac OS X|Linux/)?.[0]
  const known = ['Edge', 'Opera', 'Firefox', 'Chrome', 'Safari'][name]
  return known ? [known, system].filter(Boolean).join(' · ') : agent.slice(0, 60)
}
