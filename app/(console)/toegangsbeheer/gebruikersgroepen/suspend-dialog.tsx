'use client'
import { useTranslations } from 'next-intl'
import { Ask } from '@/components/form/ask'
import type { Problem } from '@/lib/kernel/result'

type Props = { clients: readonly Problem[]; busy: boolean; onAgree: () => void; onClose: () => void }

/** Names the API clients that saving would suspend (W6), and asks. */
export function SuspendDialog({ clients, busy, onAgree, onClose }: Props) {
  const t = useTranslations('groupForm')
  return (
    <Ask
      open={clients.length > 0}
      onClose={onClose}
      title={t('suspendTitle', { count: clients.length })}
      does={t('suspendConfirm')}
      destroys
      action={{ busy }}
      onConfirm={onAgree}
    >
      <p>{t('suspendText')}</p>
      <ul className="max-h-60 list-disc overflow-y-auto pl-5 text-text">
        {clients.map(({ values }) => (
          <li key={String(values?.client)}>
            {values?.login} – {values?.application} <span className="font-mono text-meta text-secondary">{values?.client}</span>
          </li>
        ))}
      </ul>
    </Ask>
  )
}
