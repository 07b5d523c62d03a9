'use client'
import { useEffect, useState } from 'react'

/** What a form begins with: which version of it, and who made that, when. */
export type Stored = { version: number; changedBy: string | null; changedAt: string | null }
export type ChangedSince<Values> = { was: Values; by: string | null; at: string | null }

/**
 * What someone else changed while there were unsaved changes here: what was stored when these began. Null as long as nobody did. For a form
 * that stores only what differs, so that saving again keeps both.
 */
export function useBase<Values>(stored: Stored | null, values: Values, changes: number): ChangedSince<Values> | null {
  const now = stored?.version ?? 0
  const [base, setBase] = useState({ version: now, values })
  useEffect(() => {
    if (changes === 0 && base.version !== now) setBase({ version: now, values })
  }, [changes, now, base.version, values])
  if (!stored || changes === 0 || base.version === now) return null
  return { was: base.values, by: stored.changedBy, at: stored.changedAt }
}
