'use client'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button'

/**
 * Panel: what belongs to one row, at the right of a list, with an address of its own; the list stays. Escape and the cross go to `closeHref`. Head and foot stay,
 * the middle scrolls. It takes the focus when it opens (`key` it by what it shows). Put it beside the list in a `flex min-h-0` row; on a narrow screen it covers the list.
 *
 *     <Panel title="Anouk Berg" subtitle="HR" closeHref="/toegangsbeheer/gebruikers" closeLabel="Sluiten" foot={…}>…</Panel>
 */
export function Panel({
  title,
  subtitle,
  closeHref,
  onClose,
  closeLabel,
  actions,
  tabs,
  foot,
  className,
  children,
}: {
  title: ReactNode
  subtitle?: ReactNode
  closeHref?: string
  onClose?: () => void
  closeLabel: string
  actions?: ReactNode
  tabs?: ReactNode
  foot?: ReactNode
  className?: string
  children: ReactNode
}) {
  const router = useRouter()
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const close = () => (onClose ? onClose() : closeHref && router.push(closeHref, { scroll: false }))
  useEffect(() => {
    // A field inside that asked for the focus has it already.
    const inside = heading.current?.closest('aside')?.contains(document.activeElement)
    if (!inside) heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    const panel = heading.current?.closest('aside')
    if (!panel) return
    let last: Element | null = null
    const onFocus = () => {
      last = document.activeElement
    }
    // A button that did its work and went with it: the keyboard stays in the panel.
    const gone = new MutationObserver(() => {
      if (last?.isConnected === false && document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
    })
    panel.addEventListener('focusin', onFocus)
    gone.observe(panel, { childList: true, subtree: true })
    return () => {
      panel.removeEventListener('focusin', onFocus)
      gone.disconnect()
    }
  }, [])
  return (
    <aside
      aria-labelledby={id}
      onKeyDown={(event) => {
        // A dialog or menu that belongs to the panel closes first.
        const above = event.target instanceof Element && event.target.closest('dialog, [popover]')
        if (event.key !== 'Escape' || event.defaultPrevented || above) return
        event.preventDefault()
        close()
      }}
      className={clsx(
        'z-2 flex w-(--size-panel) shrink-0 animate-[slide_var(--duration-panel)_var(--ease-out)] flex-col bg-surface shadow-panel max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-20 max-md:w-full',
        className,
      )}
    >
      <header className="flex items-start gap-1 px-5 pt-3 pb-2">
        <div className="min-w-0 flex-1">
          <h2 ref={heading} id={id} tabIndex={-1} className="line-clamp-2 break-words font-semibold text-section outline-none">
            {title}
          </h2>
          {subtitle && <p className="line-clamp-2 break-words text-secondary text-small">{subtitle}</p>}
        </div>
        {actions}
        <IconButton label={closeLabel} onClick={close} className="-mr-2">
          <X />
        </IconButton>
      </header>
      {tabs}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <section aria-labelledby={id} tabIndex={0} className="focus-inside min-h-0 flex-1 overflow-y-auto px-5 py-3">
        {children}
      </section>
      {foot && <footer className="flex flex-wrap items-center gap-2 border-line-strong border-t bg-surface px-5 py-3">{foot}</footer>}
    </aside>
  )
}
