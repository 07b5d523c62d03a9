'use client'
import { useTranslations } from 'next-intl'
import { SaveBar } from '@/components/form/save-bar'
import { Checkbox } from '@/components/ui/checkbox'
import type { MenuScreen } from '@/lib/access/menus/queries'
import type { Language } from '@/lib/kernel/context'
import { type Menu, type NodeKey, nodeOf } from '@/lib/menus/nodes'
import { alwaysAvailable, isAvailable, type MenusState } from '@/lib/menus/rules'
import { Consequence } from './consequence'

/** At the bottom right: "Beschikbaar" of the chosen node, what saving would mean for whom, and "Opslaan". */
export function SaveFoot({
  menu,
  node,
  stored,
  shown,
  language,
  people,
  changes,
  busy,
  onAvailable,
  onUndo,
  onSave,
}: {
  menu: Menu
  node: NodeKey
  stored: MenusState
  shown: MenusState
  language: Language
  people: MenuScreen['people']
  changes: number
  busy: boolean
  onAvailable: (available: boolean) => void
  onUndo: () => void
  onSave: () => void
}) {
  const t = useTranslations('menuScreen')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
      className="sticky bottom-0 z-3 border-line-strong border-t bg-surface max-md:bottom-10 lg:border-l"
    >
      <div className="flex items-center justify-end gap-3 border-line-strong border-b px-5 py-2.5 max-md:px-4 max-md:py-1">
        <p aria-hidden className="mr-auto min-w-0 truncate font-medium lg:hidden">
          {nodeOf(node).name[language]}
        </p>
        <Checkbox
          label={t('available')}
          checked={isAvailable(shown, menu, node)}
          disabled={alwaysAvailable(menu, node)}
          onChange={(event) => onAvailable(event.target.checked)}
        />
      </div>
      {changes > 0 && (
        <div className="max-h-40 overflow-y-auto px-5 pt-3 text-secondary text-small max-md:px-4">
          <Consequence stored={stored} shown={shown} language={language} people={people} />
        </div>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2 px-5 py-3 max-md:px-4">
        <SaveBar changes={changes} busy={busy} onUndo={onUndo} undoLabel={t('save.undo')} />
      </div>
    </form>
  )
}
