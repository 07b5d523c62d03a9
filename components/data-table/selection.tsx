'use client'
import { createContext, type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { between, rowToward } from './rows'

type Selection = {
  chosen: ReadonlySet<number>
  /** The whole of what the filter shows is chosen, not only what was seen. */
  all: boolean
  toggle(id: number, range: boolean): void
  togglePage(): void
  chooseAll(): void
  clear(): void
  page: readonly number[]
}

const Context = createContext<Selection | null>(null)

export function useSelection(): Selection {
  const found = useContext(Context)
  if (!found) throw new Error('useSelection outside a SelectionArea')
  return found
}

/**
 * SelectionArea: what is chosen in the list inside it. It lasts while one pages and sorts, and ends with another filter (`scope`), so that nobody
 * acts on rows that are out of sight. `page` are the ids on screen. In the rows: arrows up and down walk, Home and End, Space chooses, Enter opens;
 * the focus is back on the row (`data-row`) whose panel (`open`) closed.
 */
export function SelectionArea({
  scope,
  page,
  open,
  className,
  children,
}: {
  scope: string
  page: readonly number[]
  open?: string
  className?: string
  children: ReactNode
}) {
  const [state, setState] = useState<{ scope: string; chosen: ReadonlySet<number>; all: boolean }>({ scope, chosen: new Set(), all: false })
  const last = useRef<number | null>(null)
  const area = useRef<HTMLDivElement>(null)
  const shown = useRef(open)
  const current = state.scope === scope ? state : { scope, chosen: new Set<number>(), all: false }
  const put = (chosen: ReadonlySet<number>, all = false) => setState({ scope, chosen, all })

  useEffect(() => {
    const was = shown.current
    shown.current = open
    if (was && !open) area.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(was)}"]`)?.focus({ preventScroll: true })
  }, [open])

  const value: Selection = {
    ...current,
    page,
    toggle(id, range) {
      const chosen = new Set(current.chosen)
      const wanted = !chosen.has(id)
      for (const each of range && last.current !== null ? between(page, last.current, id) : [id]) {
        if (wanted) chosen.add(each)
        else chosen.delete(each)
      }
      last.current = id
      put(chosen)
    },
    togglePage() {
      const whole = page.every((id) => current.chosen.has(id))
      const chosen = new Set(current.chosen)
      for (const id of page) {
        if (whole) chosen.delete(id)
        else chosen.add(id)
      }
      put(chosen)
    },
    chooseAll: () => put(new Set([...current.chosen, ...page]), true),
    clear() {
      put(new Set())
      // The bar with the button goes; the focus stays with the list.
      area.current?.querySelector<HTMLElement>('[data-choose]')?.focus({ preventScroll: true })
    },
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = (event.target as HTMLElement).closest('tr')
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const link = row.querySelector<HTMLElement>('[data-row]')
    if (event.key === ' ' && event.target === link) {
      event.preventDefault()
      value.toggle(Number(link.dataset.id), event.shiftKey)
      return
    }
    const kind = event.target === link ? '[data-row]' : '[data-choose]'
    if (!(event.target as HTMLElement).matches(kind)) return
    const to = rowToward(event.key, [...(area.current?.querySelectorAll<HTMLElement>(`tbody ${kind}`) ?? [])], event.target as HTMLElement)
    if (!to) return
    event.preventDefault()
    to.focus()
  }
  return (
    <Context value={value}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the links and checkboxes inside */}
      <div ref={area} onKeyDown={onKeyDown} className={className}>
        {children}
      </div>
    </Context>
  )
}

/** The checkbox of a row; with Shift it takes along all between it and the one before. */
export function RowChoice({ id, label }: { id: number; label: string }) {
  const { chosen, toggle } = useSelection()
  const shift = useRef(false)
  return (
    <Checkbox
      label={label}
      labelHidden
      className="align-middle"
      data-choose=""
      checked={chosen.has(id)}
      onClick={(event) => {
        shift.current = event.shiftKey
      }}
      onChange={() => toggle(id, shift.current)}
    />
  )
}

/** The checkbox in the head: all of this page, or none of it. */
export function PageChoice({ label }: { label: string }) {
  const { chosen, page, togglePage } = useSelection()
  const some = page.some((id) => chosen.has(id))
  const whole = some && page.every((id) => chosen.has(id))
  return (
    <Checkbox label={label} labelHidden checked={whole} indeterminate={some && !whole} disabled={page.length === 0} onChange={togglePage} />
  )
}
