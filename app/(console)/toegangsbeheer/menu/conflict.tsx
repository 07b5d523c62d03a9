import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { Language } from '@/lib/kernel/context'
import { menus, type NodeKey, nodeOf, pathOf } from '@/lib/menus/nodes'
import type { Changed } from './menu-form'
import type { Wishes } from './wishes'

/** What someone else changed while one was at work, and what to do with one's own changes: nothing is lost before one says so. */
export function Conflict({
  theirs,
  changed,
  language,
  onOverlay,
  onDrop,
}: {
  theirs: Wishes
  changed: Changed
  language: Language
  onOverlay: () => void
  onDrop: () => void
}) {
  const t = useTranslations('menuScreen')
  const pathText = (key: NodeKey) =>
    pathOf(key)
      .map((step) => nodeOf(step).name[language])
      .join(' › ')
  return (
    <Note kind="error" live title={t('conflict.title')}>
      {menus
        .filter((menu) => theirs[menu].size > 0)
        .map((menu) => (
          <div key={menu}>
            <p>{t('conflict.by', { menu: t(menu), by: changed[menu]?.by ?? '–', at: changed[menu]?.at ?? '–' })}</p>
            <ul className="list-disc pl-5">
              {[...theirs[menu]].map(([key, available]) => (
                <li key={key}>{t(available ? 'conflict.opened' : 'conflict.closed', { path: pathText(key) })}</li>
              ))}
            </ul>
          </div>
        ))}
      <p className="mt-2 flex flex-wrap items-center gap-2">
        {t('conflict.yours')}
        <Button size="small" onClick={onOverlay}>
          {t('conflict.overlay')}
        </Button>
        <Button size="small" variant="quiet" onClick={onDrop}>
          {t('conflict.drop')}
        </Button>
      </p>
    </Note>
  )
}
