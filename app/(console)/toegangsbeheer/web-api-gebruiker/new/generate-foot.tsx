'use client'
import { KeyRound } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ask } from '@/components/form/ask'
import { Problems } from '@/components/form/problems'
import { useAction } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import type { Candidate } from '@/lib/api-clients/candidate-queries'
import type { Opens } from '@/lib/api-clients/opens'
import { generate } from '../actions'
import { useFreshSecrets } from '../fresh-secrets'
import { EmployerNames } from '../opens'

type Props = { application: { id: number; name: string }; user: Candidate | null; opens: Opens | null }

/** Genereer Secret; with more than one employer it names them and asks first (W3). What it makes is shown in the panel of the new client. */
export function GenerateFoot({ application, user, opens }: Props) {
  const t = useTranslations('webApiScreen')
  const router = useRouter()
  const search = useSearchParams()
  const fresh = useFreshSecrets()
  const [asking, setAsking] = useState(false)
  const making = useAction(generate, ({ clientId, secretId, secret }) => {
    setAsking(false)
    fresh.keep({ clientId, secretId, secret })
    const address = new URLSearchParams(search.toString())
    address.delete('paneel')
    address.delete('gebruiker')
    address.set('client', clientId)
    router.push(`?${address}`, { scroll: false })
  })
  const go = () => user && opens && making.run({ applicationId: application.id, userId: user.id, confirmed: opens.fingerprint })
  return (
    <div className="grid flex-1 gap-2">
      <Problems problems={making.problems} noAnswer={t('noAnswer')} />
      <div className="flex items-center justify-between gap-3">
        <p className="text-meta text-muted">{t('generateHelp')}</p>
        <Button variant="main" disabled={!opens} busy={making.busy} onClick={() => (opens && opens.employers > 1 ? setAsking(true) : go())}>
          <KeyRound aria-hidden />
          {t('generate')}
        </Button>
      </div>
      {opens && (
        <Ask
          open={asking}
          onClose={() => setAsking(false)}
          title={t('confirmTitle', { count: opens.employers })}
          does={t('confirm')}
          action={making}
          noAnswer={t('noAnswer')}
          onConfirm={go}
        >
          <p>{t('confirmText', { application: application.name })}</p>
          <div className="max-h-60 overflow-y-auto">
            <EmployerNames opens={opens} all />
          </div>
        </Ask>
      )}
    </div>
  )
}
