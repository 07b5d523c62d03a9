'use client'
import { useTranslations } from 'next-intl'
import { Problems } from '@/components/form/problems'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { endOne } from '../actions'

/** Ends one session; it can be begun again by signing in, so it is done at once. */
export function EndOne({ userId, session, since }: { userId: number; session: string; since: string }) {
  const t = useTranslations('userForm')
  const { run, busy, problems } = useAction(endOne, () => toast('done', t('end.done', { count: 1 })))
  return (
    <div className="grid max-w-60 justify-items-end gap-1">
      <Button size="small" busy={busy} aria-label={t('end.oneOf', { moment: since })} onClick={() => run({ userId, session })}>
        {t('end.one')}
      </Button>
      <Problems problems={problems} />
    </div>
  )
}
