'use client'
import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { Panel } from '@/components/ui/panel'
import { OneTimeLink } from './one-time-link'

/** A user that was just made, and how the one-time link reaches it (U4). */
export function Made({
  login,
  link,
  mailedTo,
  hours,
  closeHref,
  userHref,
  onAnother,
}: {
  login: string
  link: string | null
  mailedTo: string | null
  hours: number
  closeHref: string
  userHref: string
  onAnother: () => void
}) {
  const t = useTranslations('userForm')
  const ui = useTranslations('ui')
  return (
    <Panel
      title={t('made.title', { login })}
      closeHref={closeHref}
      closeLabel={ui('close')}
      foot={
        <div className="ml-auto flex gap-2">
          <Button onClick={onAnother}>{t('made.another')}</Button>
          <ButtonLink variant="main" href={userHref}>
            {t('made.open')}
          </ButtonLink>
        </div>
      }
    >
      <div className="grid gap-3">
        <Note kind="done" live>
          {t('made.done', { login })}
        </Note>
        <OneTimeLink link={link} mailedTo={mailedTo} login={login} hours={hours} />
      </div>
    </Panel>
  )
}
