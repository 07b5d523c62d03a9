'use client'
import { useEffect, useState } from 'react'
import type { MemberPage } from '@/lib/user-groups/member-queries'

type Place = { na: string } | { voor: string } | null

/**
 * The page of members that is shown: the first as it came with the panel, others fetched. When the first changes, because something was
 * saved, whatever is shown is fetched anew.
 */
export function useMemberPages(groupId: number, first: MemberPage) {
  const [text, setText] = useState('')
  const [place, setPlace] = useState<Place>(null)
  const [fetched, setFetched] = useState<MemberPage | null>(null)
  const [failed, setFailed] = useState(false)
  const wanted = text.trim()
  useEffect(() => {
    setFailed(false)
    if (wanted === '' && place === null) return setFetched(null)
    const stop = new AbortController()
    const timer = setTimeout(
      async () => {
        try {
          const query = new URLSearchParams({ zoek: wanted, ...place })
          const response = await fetch(`/api/gebruikersgroepen/${groupId}/leden?${query}`, { signal: stop.signal })
          if (!response.ok) throw new Error(String(response.status))
          setFetched((await response.json()) as MemberPage)
        } catch {
          setFailed(!stop.signal.aborted)
        }
      },
      place ? 0 : 120,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [groupId, first, wanted, place])
  return {
    page: fetched ?? first,
    text,
    failed,
    turn: setPlace,
    search: (value: string) => {
      setText(value)
      setPlace(null)
    },
  }
}
