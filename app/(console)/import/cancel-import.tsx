'use client'
import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ask } from '@/components/form/ask'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { cancel } from './actions'

/** Throws a run away that has not been committed, after asking. */
export function CancelImport({ run, file }: { run: string; file: string }) {
  const t = useTranslations('importWizard.frame')
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const cancelling = useAction(cancel, () => router.push(`/import/${run}`))
  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setAsking(true)} className="coarse:min-w-(--size-touch)">
        <X aria-hidden className="md:hidden" />
        <span className="max-md:sr-only">{t('cancel')}</span>
      </Button>
      <Ask
        open={asking}
        onClose={() => setAsking(false)}
        title={t('cancelTitle')}
        does={t('cancelConfirm')}
        keeps={t('cancelKeep')}
        destroys
        action={cancelling}
        onConfirm={() => cancelling.run({ run })}
      >
        <p>{t('cancelText', { file })}</p>
      </Ask>
    </>
  )
}
