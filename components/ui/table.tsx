import { clsx } from 'clsx'
import { ArrowDown, ArrowUp, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

// Without rows it is its head only, so that what says why stands where the first row would be.
const frameLook = 'focus-inside min-h-0 min-w-0 overflow-auto has-[tbody:empty]:flex-none'

/**
 * Table primitives: 36 px a row, heads in 12 px on a sunken ground that stays while the body scrolls, figures right under a right-aligned head,
 * one line a row. `Table` scrolls inside itself and can be reached with the keyboard, so give it its `label`.
 *
 *     <Table label="Gebruikers">
 *       <thead><tr><Th>Naam</Th><Th figure>Rechten</Th></tr></thead>
 *       <tbody><Tr chosen><Td strong>Anouk Berg</Td><Td figure>2</Td></Tr></tbody>
 *     </Table>
 */
export function Table({ label, className, frame, children }: { label: string; className?: string; frame?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled with the keyboard
    <section aria-label={label} tabIndex={0} className={clsx(frameLook, frame)}>
      <table className={clsx('w-full border-separate border-spacing-0 text-body', className)}>{children}</table>
    </section>
  )
}

export function Th({ figure, className, children, ...rest }: ComponentProps<'th'> & { figure?: boolean }) {
  return (
    <th
      scope="col"
      className={clsx(
        'sticky top-0 z-1 h-8 whitespace-nowrap border-line-strong border-b bg-sunken px-2 text-left font-regular text-meta text-secondary first:pl-6 last:pr-6 max-md:first:pl-4 max-md:last:pr-4',
        figure && 'text-right',
        className,
      )}
      {...rest}
    >
      {children}
    </th>
  )
}

/** A head that sorts by a link; `sorted` tells the direction that holds now. */
export function SortTh({
  href,
  sorted,
  figure,
  children,
  ...rest
}: ComponentProps<'th'> & { href: string; sorted?: 'ascending' | 'descending'; figure?: boolean }) {
  return (
    <Th figure={figure} aria-sort={sorted ?? 'none'} {...rest}>
      <Link
        href={href}
        prefetch={false}
        scroll={false}
        className={clsx('inline-flex items-center gap-1 no-underline hover:text-text', sorted && 'font-medium text-text')}
      >
        {children}
        {sorted === 'ascending' && <ArrowUp aria-hidden className="size-3.5" />}
        {sorted === 'descending' && <ArrowDown aria-hidden className="size-3.5" />}
      </Link>
    </Th>
  )
}

/** A row; `chosen` tints it and draws the 2 px edge, `open` is the head of a row that is opened below. */
export function Tr({ chosen, open, className, children, ...rest }: ComponentProps<'tr'> & { chosen?: boolean; open?: boolean }) {
  return (
    <tr
      className={clsx(
        'group/row has-[[data-choose]:checked]:bg-selected! has-[[data-choose]:checked]:[&>td:first-child]:shadow-[inset_2px_0_0_var(--color-accent)]',
        chosen ? 'bg-selected [&>td:first-child]:shadow-[inset_2px_0_0_var(--color-accent)]' : open ? 'bg-sunken' : 'hover:bg-hover',
        className,
      )}
      {...rest}
    >
      {children}
    </tr>
  )
}

export function Td({
  figure,
  strong,
  muted,
  mono,
  className,
  children,
  ...rest
}: ComponentProps<'td'> & { figure?: boolean; strong?: boolean; muted?: boolean; mono?: boolean }) {
  return (
    <td
      className={clsx(
        'h-(--size-row) max-w-80 truncate border-line border-b px-2 first:pl-6 last:pr-6 max-md:first:pl-4 max-md:last:pr-4',
        figure && 'text-right',
        strong ? 'font-medium text-text' : muted ? 'text-muted' : 'text-secondary',
        mono && 'font-mono text-meta',
        className,
      )}
      {...rest}
    >
      {children}
    </td>
  )
}

/** The last of a row that opens something: on a narrow screen, where nothing else says so, a sign that it does. */
export function RowArrow() {
  return (
    <td aria-hidden className="w-8 border-line border-b pr-4 text-muted md:hidden">
      <ChevronRight className="size-3.5" />
    </td>
  )
}
