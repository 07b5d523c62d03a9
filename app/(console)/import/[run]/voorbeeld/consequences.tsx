'use client'
import { Info, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { exceeded, type Figures, type Guard, writtenUsers } from './figures'

/** In words and numbers what Verwerken brings about, what goes beyond what the account allows, and whether it can be turned back. */
export function Consequences({ account, figures }: { account: string; figures: Figures }) {
  const t = useTranslations('importWizard.commit')
  const { users, grants, safeguards, adopted = 0 } = figures
  const b = (text: ReactNode) => <b className="font-medium text-text">{text}</b>
  const beyond = exceeded(figures)
  const written = writtenUsers(figures)
  const lines: ReactNode[] = []
  const told = (guard: Guard, text: ReactNode) =>
    lines.push(
      <p key={guard}>
        {text} {safeguards[guard].exceeded && t('more', { limit: safeguards[guard].limit ?? 0, account })}
      </p>,
    )
  if (users.deactivate > 0) told('deactivations', t.rich('access', { count: users.deactivate, b }))
  if (safeguards.moves.exceeded) told('moves', t.rich('moves', { count: safeguards.moves.count, b }))
  if (safeguards.losses.exceeded) told('losses', t.rich('losses', { count: safeguards.losses.count, b }))
  if (lines.length === 0)
    lines.push(
      <p key="changes">{written > 0 ? t.rich('changes', { count: written, add: grants.add, remove: grants.remove, b }) : t('nothing')}</p>,
    )
  if (adopted > 0) lines.push(<p key="adopted">{t.rich('adopted', { count: adopted, b })}</p>)
  const warned = beyond.length > 0 || users.deactivate > 0 || adopted > 0
  const Icon = warned ? TriangleAlert : Info
  return (
    <div className="flex gap-2.5">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${warned ? 'text-warning' : 'text-muted'}`} />
      <div className="min-w-0">
        {lines}
        <p className="text-muted text-small max-md:hidden">
          {t('noMail')} {written > 0 && t('noUndo')}
        </p>
      </div>
    </div>
  )
}
