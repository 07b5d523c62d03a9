'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'

const never = () => () => undefined

/** Whether the page can act on a press already: a form sent by the browser alone would lose what was chosen. */
const useReady = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

const asReady = 'disabled:bg-accent! disabled:text-on-accent!'

/** The button that sends a step; the main one of it, unless there is something better to do. */
export function Submit({ busy, main = true, children }: { busy: boolean; main?: boolean; children: ReactNode }) {
  return (
    <Button
      type="submit"
      variant={main ? 'main' : 'plain'}
      busy={busy}
      disabled={!useReady()}
      className={main ? asReady : 'disabled:text-text!'}
    >
      {children}
    </Button>
  )
}

/** Vorige and Volgende where nothing is sent: to another step. On a narrow screen the strip above the step has Vorige. */
export function Go({ href, main = false, children }: { href: string; main?: boolean; children: ReactNode }) {
  const router = useRouter()
  return (
    <Button
      variant={main ? 'main' : 'plain'}
      disabled={!useReady()}
      onClick={() => router.push(href)}
      className={main ? asReady : 'disabled:text-text! max-md:hidden'}
    >
      {children}
    </Button>
  )
}
