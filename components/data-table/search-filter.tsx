'use client'
import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { buttonLook } from '@/components/ui/button-look'
import { Input } from '@/components/ui/input'
import { Popover } from '@/components/ui/popover'
import { type ListState, withState } from './address'

type Choice = { id: number | string; name: string }

/**
 * SearchFilter: a filter of a list with more choices than one looks through. `choices` are the first of them, `source` answers those that a
 * text finds (`?zoek=`) as `[{ id, name }]`; choosing puts the id in the address under `param`. Without `choices` the source is asked for them when the
 * filter opens; `none`, where one can filter by that, is the choice of what has none.
 */
export function SearchFilter({ count, ...props }: Props & { count?: string }) {
  return (
    <Popover
      name={props.name}
      anew
      className="w-64 p-2!"
      look={`${buttonLook({ variant: 'plain', size: 'small' })} rounded-chip font-regular text-secondary`}
      label={
        <>
          {props.name} {count && <span className="text-muted">{count}</span>}
          <ChevronDown aria-hidden className="text-muted" />
        </>
      }
    >
      <Choices {...props} />
    </Popover>
  )
}

type Props = {
  name: string
  param: string
  state: ListState
  choices?: readonly Choice[]
  none?: string
  source: string
  words: { search: string; nothing: string }
}

const lineLook =
  'focus-inside flex min-h-(--size-control) items-center truncate rounded-control px-2 no-underline hover:bg-hover coarse:min-h-(--size-touch)'

function Choices({ param, state, choices, none, source, words }: Props) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly Choice[] | null>(null)
  const offered = choices !== undefined
  useEffect(() => {
    const stop = new AbortController()
    const asked = text.trim()
    const wait = setTimeout(
      async () => {
        try {
          const answer = asked || !offered ? await fetch(`${source}?zoek=${encodeURIComponent(asked)}`, { signal: stop.signal }) : null
          if (!answer || answer.ok) setFound(answer ? await answer.json() : null)
        } catch {
          // Gone on typing, or no connection: what was found stays.
        }
      },
      asked ? 150 : 0,
    )
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [text, source, offered])
  const shown = found ?? choices
  return (
    <>
      <Input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className="mt-1 max-h-64 overflow-y-auto">
        {none && !text && (
          <li>
            <Link href={withState(state, { [param]: 'geen' })} prefetch={false} scroll={false} className={`${lineLook} text-secondary`}>
              {none}
            </Link>
          </li>
        )}
        {shown?.map((choice) => (
          <li key={choice.id}>
            <Link href={withState(state, { [param]: String(choice.id) })} prefetch={false} scroll={false} className={lineLook}>
              {choice.name}
            </Link>
          </li>
        ))}
        {shown?.length === 0 && <li className="px-2 py-1.5 text-muted">{words.nothing}</li>}
      </ul>
    </>
  )
}
