'use client'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { useLeaveQuestion, useSaveKey } from '@/components/form/unsaved'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { Note } from '@/components/ui/note'
import { toast } from '@/components/ui/toast'
import type { MenuScreen } from '@/lib/access/menus/queries'
import type { Menu, NodeKey } from '@/lib/menus/nodes'
import { nodeKeys } from '@/lib/menus/nodes'
import { alwaysAvailable, isAvailable } from '@/lib/menus/rules'
import { saveMenus } from './actions'
import { Conflict } from './conflict'
import { MenuTree } from './menu-tree'
import { menuWords } from './menu-words'
import { NodeDetails } from './node-details'
import { SaveFoot } from './save-foot'
import { useWishes } from './use-wishes'
import { after, countOf, inputOf, stateOf } from './wishes'

export type Changed = Record<Menu, { by: string; at: string } | null>

/** A menu as a tree with check or cross, beside it the chosen node, and under that "Beschikbaar" and "Opslaan" for all three menus together (L3). */
export function MenuForm({
  first,
  closed,
  people,
  changed,
}: {
  first: Menu
  closed: MenuScreen['closed']
  people: MenuScreen['people']
  changed: Changed
}) {
  const t = useTranslations('menuScreen')
  const ui = useTranslations('ui')
  const say = useProblemText()
  const router = useRouter()
  const language = useLocale() === 'en' ? 'en' : 'nl'
  const [menu, setMenu] = useState(first)
  const [chosen, setChosen] = useState<NodeKey>(nodeKeys[0]!)
  const [said, setSaid] = useState('')
  const current = useMemo(() => stateOf(closed), [closed])
  const { stored, wishes, conflict, wish, undo, overlay, done } = useWishes(current)
  const shown = useMemo(() => after(stored, wishes), [stored, wishes])
  const changes = countOf(wishes)
  const { run, busy, problems, clear } = useAction(saveMenus, ({ changed: count }) => {
    done()
    setSaid('')
    toast('done', t('save.done', { count }))
  })
  const stale = problems.some(({ code }) => code === 'changed-meanwhile')
  // The page comes anew with what the other made of it; one's own changes stay.
  useEffect(() => {
    if (stale) router.refresh()
  }, [stale, router])

  const save = () => {
    if (busy) return
    if (changes === 0) return toast('info', t('save.nothing'))
    run(inputOf(stored, wishes))
  }
  const decide = (how: () => void) => {
    how()
    clear()
  }
  const set = (key: NodeKey, available: boolean) => {
    if (busy) return
    if (alwaysAvailable(menu, key)) return toast('info', t('lockedWhy'))
    wish(menu, key, available)
  }
  const show = (other: Menu) => {
    setMenu(other)
    // Not a place to come back to: what is unsaved stays in the page, whichever of the three is shown.
    window.history.replaceState(null, '', `?menu=${menuWords[other]}`)
  }
  useSaveKey(save)
  useLeaveQuestion(changes > 0 && !busy, ui('leaveQuestion'))
  const frame = { menu, stored, shown, language } as const
  return (
    <div className="flex flex-1 flex-col max-lg:shrink-0 lg:grid lg:min-h-0 lg:grid-cols-[minmax(0,1fr)_var(--size-panel)] lg:grid-rows-[minmax(0,1fr)_auto]">
      <MenuTree
        {...frame}
        wishes={wishes}
        changed={changed[menu]}
        onMenu={show}
        chosen={chosen}
        onChoose={setChosen}
        onSpace={(key, name) => {
          const available = !isAvailable(shown, menu, key)
          set(key, available)
          if (!alwaysAvailable(menu, key)) setSaid(t('said', { name, available: String(available) }))
        }}
      >
        {conflict && !busy && (
          <Conflict theirs={conflict} changed={changed} language={language} onOverlay={() => decide(overlay)} onDrop={() => decide(undo)} />
        )}
        {problems.length > 0 && !(stale && conflict) && <Note kind="error" live title={[...new Set(problems.map(say))].join(' ')} />}
      </MenuTree>
      <NodeDetails {...frame} node={chosen} people={people} onNode={setChosen} onMenu={show} />
      <SaveFoot
        {...frame}
        node={chosen}
        people={people}
        changes={changes}
        busy={busy}
        onAvailable={(available) => set(chosen, available)}
        onUndo={() => decide(undo)}
        onSave={save}
      />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}
