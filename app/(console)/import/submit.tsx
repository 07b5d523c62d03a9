'use client'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'

const never = () => () => undefined

/** The main button of a step. It takes no press before the page can act on it: a form sent by the browser alone would lose what was chosen. */
export function Submit({ busy, children }: { busy: boolean; children: ReactNode }) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <Button type="submit" variant="main" busy={busy} disabled={!ready} className="disabled:bg-accent! disabled:text-on-accent!">
      {children}
    </Button>
  )
}
