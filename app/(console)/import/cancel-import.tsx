'use client'
import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { cancel } from './actions'

/** Throws a run away that has not been committed, after asking. */
export function CancelImport({ run, file }: { run: string; file: string }) {
  const t = useTranslations('importWizard.frame')
  const ui = useTranslations('ui')
  const say = useProblemText()
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const { run: send, busy, problems } = useAction(cancel, () => router.push(`/import/${run}`))
  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setAsking(true)} className="coarse:min-w-(--size-touch)">
        <X aria-hidden className="md:hidden" />
        <span className="max-md:sr-only">{t('cancel')}</span>
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('cancelTitle')}
        closeLabel={ui('close')}
        foot={
          <>
            <Button onClick={() => setAsking(false)}>{t('cancelKeep')}</Button>
            <Button variant="destroy" busy={busy} onClick={() => send({ run })}>
              {t('cancelConfirm')}
            </Button>
          </>
        }
      >
        <p>{t('cancelText', { file })}</p>
        {problems.map((problem) => (
          <p key={problem.code} role="alert" className="mt-2 text-negative">
            {say(problem)}
          </p>
        ))}
      </Dialog>
    </>
  )
}
