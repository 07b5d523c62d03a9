'use client'
import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { buttonLook } from '@/components/ui/button-look'
import { Input } from '@/components/ui/input'
import { Popover } from '@/components/ui/popover'
import { type ListState, withState } from './address'

type Choice = { id: number; name: string }

/**
 * SearchFilter: a filter of a list with more choices than one looks through. `choices` are the first of them, `source` answers those that a
 * text finds (`?zoek=`) as `[{ id, name }]`; choosing puts the id in the address under `param`.
 */
export function SearchFilter({
  name,
  param,
  state,
  choices,
  none,
  source,
  count,
  words,
}: {
  name: string
  param: string
  state: ListState
  choices: readonly Choice[]
  none: string
  source: string
  count: string
  words: { search: string; nothing: string }
}) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly Choice[] | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const wait = setTimeout(async () => {
      try {
        const answer = text.trim() ? await fetch(`${source}?zoek=${encodeURIComponent(text.trim())}`, { signal: stop.signal }) : null
        if (!answer || answer.ok) setFound(answer ? await answer.json() : null)
      } catch {
        // Gone on typing, or no connection: what was found stays.
      }
    }, 150)
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [text, source])
  const shown = found ?? choices
  const line =
    'focus-inside flex min-h-(--size-control) items-center truncate rounded-control px-2 no-underline hover:bg-hover coarse:min-h-(--size-touch)'
  return (
    <Popover
      name={name}
      className="w-64 p-2!"
      look={`${buttonLook({ variant: 'plain', size: 'small' })} rounded-chip font-regular text-secondary`}
      label={
        <>
          {name} <span className="text-muted">{count}</span>
          <ChevronDown aria-hidden className="text-muted" />
        </>
      }
    >
      <Input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className="mt-1 max-h-64 overflow-y-auto">
        {!text && (
          <li>
            <Link href={withState(state, { [param]: 'geen' })} prefetch={false} scroll={false} className={`${line} text-secondary`}>
              {none}
            </Link>
          </li>
        )}
        {shown.map((choice) => (
          <li key={choice.id}>
            <Link href={withState(state, { [param]: String(choice.id) })} prefetch={false} scroll={false} className={line}>
              {choice.name}
            </Link>
          </li>
        ))}
        {shown.length === 0 && <li className="px-2 py-1.5 text-muted">{words.nothing}</li>}
      </ul>
    </Popover>
  )
}
