'use client'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { attempt } from '@/components/form/use-action'
import { receive } from './actions'

/** A secret that this page was just given, and whether the server knows that it arrived (W1). */
export type FreshSecret = { clientId: string; secretId: number; secret: string; receipt: 'under-way' | 'failed' | Date }
type Given = Omit<FreshSecret, 'receipt'>

type Fresh = {
  of: (clientId: string) => FreshSecret | undefined
  /** Keeps a secret and tells the server that it is here. */
  keep: (given: Given) => void
  /** The same for one that was shown again: its receipt is known. */
  shown: (given: Given) => void
  forget: (clientId: string) => void
}

const Context = createContext<Fresh | null>(null)

/** Holds secrets in the memory of this page alone, until it is left or reloaded: never in an address, a cookie or the browser's storage. */
export function FreshSecrets({ children }: { children: ReactNode }) {
  const [held, setHeld] = useState<readonly FreshSecret[]>([])
  const put = useCallback(
    (one: FreshSecret) => setHeld((before) => [...before.filter(({ clientId }) => clientId !== one.clientId), one]),
    [],
  )
  const keep = useCallback(
    async (given: Given) => {
      put({ ...given, receipt: 'under-way' })
      const { clientId, secretId } = given
      const result = await attempt(receive, { clientId, secretId })
      put({ ...given, receipt: result.ok ? new Date() : 'failed' })
    },
    [put],
  )
  const fresh = useMemo<Fresh>(
    () => ({
      of: (id) => held.find(({ clientId }) => clientId === id),
      keep: (given) => void keep(given),
      shown: (given) => put({ ...given, receipt: new Date() }),
      forget: (id) => setHeld((before) => before.filter(({ clientId }) => clientId !== id)),
    }),
    [held, keep, put],
  )
  return <Context value={fresh}>{children}</Context>
}

export function useFreshSecrets(): Fresh {
  const fresh = useContext(Context)
  if (!fresh) throw new Error('outside of FreshSecrets')
  return fresh
}
