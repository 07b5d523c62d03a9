'use client'
import { useEffect, useState } from 'react'
import type { Stored } from './editor'
import type { Values } from './values'

type Base = { version: number; values: Values }
export type ConflictOf = { was: Values; by: string | null; at: string | null }

/**
 * What someone else changed while there were unsaved changes here: what was stored when these began. Null as long as nobody did.
 */
export function useBase(stored: Stored | null, values: Values, changes: number): ConflictOf | null {
  const now = stored?.version ?? 0
  const [base, setBase] = useState<Base>({ version: now, values })
  useEffect(() => {
    if (changes === 0 && base.version !== now) setBase({ version: now, values })
  }, [changes, now, base.version, values])
  if (!stored || changes === 0 || base.version === now) return null
  return { was: base.values, by: stored.changedBy, at: stored.changedAt }
}
