'use client'
import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import type { Place } from './place'
import { useEverywhere } from './use-everywhere'

type Kind = 'page' | 'user' | 'group' | 'employer' | 'run' | 'account'
type Words = { label: string; hint: string; nothing: string; kinds: Record<Kind, string> }
type Found = { kind: Kind; name: string; detail: string; address: string }

/** Search everywhere: a button that looks like a field, Ctrl-K from anywhere, and a list of the pages, users, groups, employers, runs and customer accounts one reaches. */
export function Palette({ places, words }: { places: readonly Place[]; words: Words }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const router = useRouter()
  const id = useId()
  const wanted = text.trim().toLowerCase()
  const pages = places
    .filter((place) => `${place.name} ${place.crumbs.join(' ')}`.toLowerCase().includes(wanted))
    // What begins so comes first: "histo" means Historie before Importhistorie.
    .sort((a, b) => Number(b.name.toLowerCase().startsWith(wanted)) - Number(a.name.toLowerCase().startsWith(wanted)))
    .map(({ name, crumbs, address }) => ({ kind: 'page' as const, name, detail: crumbs.join(' › '), address }))
  const found: Found[] = [...pages, ...useEverywhere(text)]

  const open = () => {
    setText('')
    setAt(0)
    if (!dialog.current?.open) dialog.current?.showModal()
  }
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setText('')
      setAt(0)
      if (!dialog.current?.open) dialog.current?.showModal()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const go = (place: Found | undefined) => {
    if (!place) return
    dialog.current?.close()
    router.push(place.address)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(found[at])
    else if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else return
    event.preventDefault()
  }
  return (
    <>
      <button
        type="button"
        onClick={open}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        className="flex h-(--size-control) w-66 min-w-0 items-center gap-2 rounded-control border border-control bg-surface px-2.5 text-left text-muted max-lg:w-44 max-md:w-auto max-md:border-transparent coarse:min-h-(--size-touch) coarse:min-w-(--size-touch) coarse:justify-center"
      >
        <Search aria-hidden className="size-3.5 shrink-0 max-md:size-4" />
        <span className="flex-1 truncate max-md:sr-only">{words.label}</span>
        <span aria-hidden className="max-md:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </button>
      <dialog
        ref={dialog}
        aria-label={words.label}
        closedby="any"
        className="mx-auto mt-[12vh] mb-auto w-full max-w-lg rounded-overlay bg-overlay p-0 text-text shadow-overlay backdrop:bg-scrim"
      >
        <div className="flex items-center gap-2 border-line-strong border-b px-4">
          <Search aria-hidden className="size-4 shrink-0 text-muted" />
          <input
            role="combobox"
            aria-expanded
            aria-controls={`${id}-list`}
            aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
            aria-label={words.label}
            placeholder={words.hint}
            value={text}
            autoComplete="off"
            onChange={(event) => {
              setText(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
            className="h-12 w-full bg-transparent outline-none"
          />
          <Kbd>Esc</Kbd>
        </div>
        <div id={`${id}-list`} role="listbox" aria-label={words.label} className="max-h-80 overflow-y-auto p-1">
          {found.map((place, index) => (
            <div
              key={`${place.kind} ${place.address}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onClick={() => go(place)}
              onKeyDown={onKeyDown}
              className={clsx(
                'flex h-9 cursor-default items-center gap-3 rounded-control px-3 hover:bg-hover coarse:h-(--size-touch)',
                index === at && 'bg-hover',
              )}
            >
              <span className="min-w-0 max-w-2/3 shrink-0 truncate">{place.name}</span>
              <span className="min-w-0 flex-1 truncate text-secondary text-small">{place.kind === 'page' ? '' : place.detail}</span>
              <span className="min-w-0 shrink truncate text-meta text-muted">
                {place.kind === 'page' ? place.detail : words.kinds[place.kind]}
              </span>
            </div>
          ))}
        </div>
        {found.length === 0 && <p className="px-4 pb-3 text-muted">{words.nothing.replace('{text}', text)}</p>}
      </dialog>
    </>
  )
}
