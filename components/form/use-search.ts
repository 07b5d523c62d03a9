'use client'
import { useEffect, useState } from 'react'

/** How long after the last key the server is asked, in milliseconds. */
const pause = 120

/**
 * What the server finds for a text while one types: the items of a Combobox and its `onSearch`. `address` is where to ask, as JSON; `textOf` is the
 * text in which the server looks. `offered`: what there is without a text; absent, the server is asked for that as well, at once when `early`.
 * An answer that comes after a later question is for nobody. Until the answer is there (`settled` is false) only those items stay that hold
 * the text: Enter never takes another than was typed, and nothing moves under a pointer that is about to choose.
 */
export function useSearch<T>({
  address,
  textOf,
  offered,
  early = false,
}: {
  address: (text: string) => string
  textOf: (item: T) => string
  offered?: readonly T[]
  early?: boolean
}): { items: readonly T[]; settled: boolean; searching: boolean; search: (text: string) => void } {
  const [text, search] = useState<string | null>(early ? '' : null)
  const [found, setFound] = useState<{ question: string; source: string; items: readonly T[] } | null>(null)
  const wanted = text?.trim() ?? null
  const source = address('')
  const question = wanted === null || (wanted === '' && offered) ? null : address(wanted)
  useEffect(() => {
    if (question === null) return
    const stop = new AbortController()
    const timer = setTimeout(
      async () => {
        try {
          const response = await fetch(question, { headers: { accept: 'application/json' }, signal: stop.signal })
          if (response.ok) setFound({ question, source, items: (await response.json()) as T[] })
        } catch {
          // The next key asks again.
        }
      },
      question === source ? 0 : pause,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [question, source])
  // What is offered besides, such as "none", stands in the way of what is searched for.
  const searching = Boolean(wanted)
  if (question === null) return { items: offered ?? [], settled: true, searching, search }
  const settled = found?.question === question
  const last = found?.source === source ? found.items : (offered ?? [])
  const holds = (item: T) =>
    textOf(item)
      .toLowerCase()
      .includes((wanted ?? '').toLowerCase())
  return { items: settled ? last : last.filter(holds), settled, searching, search }
}
