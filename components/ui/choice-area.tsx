'use client'
import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useState, useTransition } from 'react'

type Choosing = {
  going: boolean
  go: (address: string, how?: 'push' | 'replace') => void
  /** Says that another choice is being made, or is not after all. */
  hesitate: (choosing: boolean) => void
}

const Area = createContext<Choosing | null>(null)

/**
 * ChoiceArea: holds a choice that stands in the address (`useChoosing().go`) and what belongs to it. From the choice until the page of it is there, what
 * stands in `Chosen` still belongs to the former one and cannot be worked in: nobody makes a secret for the application that was just left.
 */
export function ChoiceArea({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [under, start] = useTransition()
  const [hesitating, hesitate] = useState(false)
  const go: Choosing['go'] = (address, how = 'push') => {
    hesitate(false)
    start(() => router[how](address, { scroll: false }))
  }
  return <Area value={{ going: under || hesitating, go, hesitate }}>{children}</Area>
}

export function useChoosing(): Choosing {
  const area = use(Area)
  if (!area) throw new Error('useChoosing stands outside of a ChoiceArea')
  return area
}

/** What belongs to the choice; it is out of reach while another is on its way. */
export function Chosen({ children, className }: { children: ReactNode; className?: string }) {
  const { going } = useChoosing()
  return (
    <div inert={going} aria-busy={going || undefined} className={className}>
      {children}
    </div>
  )
}
