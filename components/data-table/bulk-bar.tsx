'use client'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { useSelection } from './selection'

/**
 * BulkBar: what can be done with the rows that are chosen, between the rows and the foot of the list, so that it covers none of them. `total` is what the filter shows; up to `most` of them all
 * can be chosen at once. Says nothing while nothing is chosen, but its live region stands ready.
 */
export function BulkBar({
  total,
  most,
  words,
  children,
}: {
  total: number | null
  most: number
  words: { label: string; chosen: (count: number) => string; all: (count: number) => string; clear: string }
  children: ReactNode
}) {
  const { chosen, all, chooseAll, clear } = useSelection()
  const count = all && total !== null ? total : chosen.size
  return (
    <div className="sticky bottom-11 z-3 shrink-0 max-md:bottom-21">
      {count > 0 && (
        <section
          aria-label={words.label}
          className="flex flex-wrap items-center gap-x-1 gap-y-1 border-line-strong border-t bg-surface px-6 py-2 max-md:px-4"
        >
          <span className="font-medium">{words.chosen(count)}</span>
          {!all && total !== null && total > chosen.size && total <= most && (
            <Button variant="quiet" size="small" className="text-accent-text!" onClick={chooseAll}>
              {words.all(total)}
            </Button>
          )}
          <span aria-hidden className="mx-2 h-5 border-line-strong border-l max-md:hidden" />
          {children}
          <IconButton label={words.clear} onClick={clear} className="-mr-2 ml-auto">
            <X />
          </IconButton>
        </section>
      )}
    </div>
  )
}
