'use client'
import { ScanEye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Opens } from '@/lib/api-clients/opens'

const shownAtFirst = 5

/** What a client opens, in a sentence, by name, and in figures: the user's whole reach, own grants included (W6). */
export function OpensText({ opens, group }: { opens: Opens; group: string | null }) {
  const t = useTranslations('webApiScreen.opens')
  const b = (chunks: React.ReactNode) => <b className="font-semibold text-text">{chunks}</b>
  const partly = opens.employers - opens.wholeEmployers
  return (
    <div className="flex gap-2 text-small">
      <ScanEye aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p>
          {group === null
            ? t.rich('plain', { count: opens.wholeEmployers, b })
            : t.rich('via', { count: opens.wholeEmployers, name: group, b })}
        </p>
        <EmployerNames opens={opens} />
        <p className="text-secondary">{t('below', { departments: opens.departments, employees: opens.employees })}</p>
        {partly > 0 && <p className="text-secondary">{t('partlyCounted', { count: partly })}</p>}
        {opens.employers === 0 && <p className="text-secondary">{t('nothing')}</p>}
      </div>
    </div>
  )
}

/** The employers by code and name, the first few until one asks for more. */
export function EmployerNames({ opens, all = false }: { opens: Opens; all?: boolean }) {
  const t = useTranslations('webApiScreen.opens')
  const [open, setOpen] = useState(all)
  const shown = open ? opens.named : opens.named.slice(0, shownAtFirst)
  return (
    <>
      <ul className="my-1 text-secondary">
        {shown.map(({ code, name, whole }) => (
          <li key={code}>
            <span className="mr-1.5 font-mono text-meta text-text">{code}</span>
            {name}
            {!whole && <span className="text-muted"> ({t('partly')})</span>}
          </li>
        ))}
        {opens.employers > shown.length && <li className="text-muted">{t('more', { count: opens.employers - shown.length })}</li>}
      </ul>
      {!open && opens.named.length > shownAtFirst && (
        <Button size="small" variant="quiet" className="-ml-2" onClick={() => setOpen(true)}>
          {t('all')}
        </Button>
      )}
    </>
  )
}
