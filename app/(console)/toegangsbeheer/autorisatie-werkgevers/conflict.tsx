import { useTranslations } from 'next-intl'
import { ConflictNote } from '@/components/form/conflict-note'
import type { Choices } from './choices'
import { Named } from './named'
import { isNothing, type Pending } from './pending'

/** What someone else changed while one was at work (U3). */
export function Conflict({
  theirs,
  changed,
  choices,
  onOverlay,
  onDrop,
}: {
  theirs: Pending
  changed: { by: string; at: string } | null
  choices: Choices
  onOverlay: () => void
  onDrop: () => void
}) {
  const t = useTranslations('authorisationScreen.conflict')
  const words = { title: t('title'), yours: t('yours'), overlay: t('overlay'), drop: t('drop') }
  return (
    <ConflictNote words={words} onOverlay={onOverlay} onDrop={onDrop}>
      {isNothing(theirs) ? (
        <p>{t('same')}</p>
      ) : (
        <>
          {changed && <p>{t('by', changed)}</p>}
          {theirs.add.size > 0 && (
            <p>
              {t('added')} <Named keys={theirs.add} choices={choices} sign="+" />
            </p>
          )}
          {theirs.remove.size > 0 && (
            <p>
              {t('removed')} <Named keys={theirs.remove} choices={choices} sign="−" />
            </p>
          )}
        </>
      )}
    </ConflictNote>
  )
}
