'use client'
import { clsx } from 'clsx'
import { Menu as MenuIcon, PanelLeft } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { remember } from '@/app/preferences'
import { IconButton } from '@/components/ui/button'

type Side = { closed: boolean; toggle: () => void }
const Held = createContext<Side>({ closed: false, toggle: () => undefined })

/** Holds whether the menu at the left is collapsed; remembered by this browser. */
export function SideState({ closed: first, children }: { closed: boolean; children: ReactNode }) {
  const [closed, setClosed] = useState(first)
  const toggle = () => {
    setClosed(!closed)
    remember('sidebar', closed ? null : 'closed')
  }
  return <Held value={{ closed, toggle }}>{children}</Held>
}

/** The column at the left; gone when collapsed and on a narrow screen, where Drawer has the menu. */
export function Side({ brand, name, label, children }: { brand: ReactNode; name: string; label: string; children: ReactNode }) {
  const { closed, toggle } = useContext(Held)
  return (
    <nav
      aria-label={name}
      className={clsx('flex w-(--size-sidebar) shrink-0 flex-col border-line-strong border-r bg-canvas max-md:hidden', closed && 'hidden')}
    >
      <div className="flex h-(--size-topbar) shrink-0 items-center justify-between pr-2 pl-4">
        {brand}
        <IconButton label={label} size="small" onClick={toggle} aria-expanded>
          <PanelLeft />
        </IconButton>
      </div>
      {children}
    </nav>
  )
}

/** Brings the collapsed column back; stands in the top bar. */
export function SideOpener({ label }: { label: string }) {
  const { closed, toggle } = useContext(Held)
  if (!closed) return null
  return (
    <IconButton label={label} size="small" onClick={toggle} aria-expanded={false} className="-ml-2 max-md:hidden">
      <PanelLeft />
    </IconButton>
  )
}

/** The menu on a narrow screen: a modal drawer that closes when one has gone somewhere. */
export function Drawer({
  brand,
  name,
  openLabel,
  closeLabel,
  children,
}: {
  brand: ReactNode
  name: string
  openLabel: string
  closeLabel: string
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const path = usePathname()
  useEffect(() => dialog.current?.close(), [path])
  return (
    <>
      <IconButton label={openLabel} aria-haspopup="dialog" onClick={() => dialog.current?.showModal()} className="-ml-2 md:hidden">
        <MenuIcon />
      </IconButton>
      <dialog
        ref={dialog}
        aria-label={openLabel}
        closedby="any"
        className="m-0 h-dvh max-h-none w-72 max-w-[85vw] bg-canvas p-0 text-text shadow-panel backdrop:bg-scrim open:flex open:flex-col"
      >
        <div className="flex h-13 shrink-0 items-center justify-between pr-2 pl-4">
          {brand}
          <IconButton label={closeLabel} onClick={() => dialog.current?.close()}>
            <PanelLeft />
          </IconButton>
        </div>
        <nav aria-label={name} className="flex min-h-0 flex-1 flex-col">
          {children}
        </nav>
      </dialog>
    </>
  )
}
