'use client'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** The button that sends a step; the main one of it, unless there is something better to do. */
export function Submit({ busy, main = true, children }: { busy: boolean; main?: boolean; children: ReactNode }) {
  return (
    <Button type="submit" variant={main ? 'main' : 'plain'} busy={busy}>
      {children}
    </Button>
  )
}

/** Vorige and Volgende where nothing is sent: to another step. On a narrow screen the strip above the step has Vorige. */
export function Go({ href, main = false, disabled, children }: { href: string; main?: boolean; disabled?: boolean; children: ReactNode }) {
  const router = useRouter()
  return (
    <Button
      variant={main ? 'main' : 'plain'}
      disabled={disabled}
      onClick={() => router.push(href)}
      className={main ? undefined : 'max-md:hidden'}
    >
      {children}
    </Button>
  )
}
