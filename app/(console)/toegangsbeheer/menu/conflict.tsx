import { useTranslations } from 'next-intl'
import { ConflictNote } from '@/components/form/conflict-note'
import type { Language } from '@/lib/kernel/context'
import { menus, type NodeKey, nodeOf, pathOf } from '@/lib/menus/nodes'
import type { Changed } from './menu-form'
import type { Wishes } from './wishes'

/** What someone else changed while one was at work. */
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
  const words = { title: t('conflict.title'), yours: t('conflict.yours'), overlay: t('conflict.overlay'), drop: t('conflict.drop') }
  return (
    <ConflictNote words={words} onOverlay={onOverlay} onDrop={onDrop}>
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
    </ConflictNote>
  )
}
