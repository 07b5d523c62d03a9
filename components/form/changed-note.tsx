'use client'
import { useTranslations } from 'next-intl'
import { Note } from '@/components/ui/note'

type Line = { label: string; was: string; now: string }
type Props = { by: string | null; at: string | null; lines: readonly Line[]; otherwise: string }

/** ChangedNote: what someone else made of the fields of a form meanwhile (`useBase`), to look at before one saves. `otherwise`: where no field tells it. */
export function ChangedNote({ by, at, lines, otherwise }: Props) {
  const t = useTranslations('ui.changedMeanwhile')
  return (
    <Note kind="warning" title={t('title', { by: by ?? t('someone'), at: at ?? '' })}>
      <ul>
        {lines.map(({ label, was, now }) => (
          <li key={label} className="break-words">
            {label}: <s className="text-muted">{was || '–'}</s> → {now || '–'}
          </li>
        ))}
        {lines.length === 0 && <li>{otherwise}</li>}
      </ul>
      <p>{t('next')}</p>
    </Note>
  )
}
