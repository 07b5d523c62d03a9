import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { Choices } from './choices'
import { Named } from './named'
import { isNothing, type Pending } from './pending'

/** What someone else changed while one was at work (U3), and what to do with one's own moves: nothing is lost before one says so. */
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
  return (
    <Note kind="error" live title={t('title')}>
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
      <p className="mt-2 flex flex-wrap items-center gap-2">
        {t('yours')}
        <Button size="small" onClick={onOverlay}>
          {t('overlay')}
        </Button>
        <Button size="small" variant="quiet" onClick={onDrop}>
          {t('drop')}
        </Button>
      </p>
    </Note>
  )
}
