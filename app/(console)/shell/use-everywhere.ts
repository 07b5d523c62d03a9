'use client'
import { useEffect, useState } from 'react'
import type { Hit } from '@/app/api/zoeken/everywhere'

/** What the server finds for a text, a moment after the last key; of an answer that comes late nothing is seen. */
export function useEverywhere(text: string): readonly Hit[] {
  const [found, setFound] = useState<{ text: string; hits: readonly Hit[] }>({ text: '', hits: [] })
  const wanted = text.trim()
  useEffect(() => {
    if (wanted.length < 2) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/zoeken?${new URLSearchParams({ tekst: wanted })}`, { signal: stop.signal })
        if (response.ok) setFound({ text: wanted, hits: (await response.json()) as Hit[] })
      } catch {
        // Pages can still be found without the server.
      }
    }, 120)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [wanted])
  // While the next answer is on its way, what was found for a beginning of the text stays.
  return wanted.length >= 2 && wanted.startsWith(found.text) ? found.hits : []
}
