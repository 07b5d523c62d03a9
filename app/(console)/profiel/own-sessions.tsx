import { getTranslations } from 'next-intl/server'
import { moment } from '@/app/format'
import { browserName } from '@/lib/auth/browser-name'
import type { OwnSession } from '@/lib/auth/profile-queries'
import { endOthers, endSession } from './actions'
import { Sessions } from './sessions'

/** One's own sessions, in words. */
export async function OwnSessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = await getTranslations('profile')
  const others = sessions.filter(({ current }) => !current).length
  const lines = sessions.map(({ name, browser: agent, address, since, seen, current }) => {
    const browser = browserName(agent) ?? t('unknown')
    const facts = [address, `${t('since')} ${moment(since)}`, `${t('seen')} ${moment(seen)}`].filter((fact) => fact !== null)
    return { name, browser, facts, current, endLabel: t('endLabel', { browser, since: moment(since) }) }
  })
  const words = {
    current: t('current'),
    end: t('end'),
    ended: t('ended'),
    endOthers: others > 0 ? t('endOthers', { count: others }) : null,
    othersEnded: t('othersEnded', { count: others }),
  }
  return <Sessions lines={lines} words={words} end={endSession} endOthers={endOthers} />
}
