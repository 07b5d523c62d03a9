import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { browserName } from '@/lib/auth/browser-name'
import type { Context } from '@/lib/kernel/context'
import { sessionsOf } from '@/lib/users/panel-queries'
import { EndOne } from '../acts/end-one'
import { EndSessions } from '../acts/end-sessions'

/** The sessions of the user that are open; each can be ended, and all of them at once (U1). */
export async function SessionsTab({ ctx, userId, login }: { ctx: Context; userId: number; login: string }) {
  const [t, sessions] = await Promise.all([getTranslations('userForm'), sessionsOf(ctx, userId)])
  if (sessions.length === 0) return <p className="text-muted">{t('end.none')}</p>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <ul aria-label={t('tabs.sessions')} className="border-line border-t">
        {sessions.map((session) => (
          <li key={session.name} className="flex items-center gap-3 border-line border-b py-2">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{browserName(session.browser) ?? t('end.unknownBrowser')}</p>
              <p className="text-secondary text-small">
                {[session.address, t('end.since', { moment: moment(session.since) }), t('end.seen', { moment: moment(session.seen) })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <EndOne userId={userId} session={session.name} since={moment(session.since)} />
          </li>
        ))}
      </ul>
      <EndSessions userId={userId} login={login} count={sessions.length} />
    </div>
  )
}
