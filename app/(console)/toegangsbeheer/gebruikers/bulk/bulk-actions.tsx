'use client'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useSelection } from '@/components/data-table/selection'
import type { BulkProps } from './bulk-chosen'

// Most visits choose nobody: the bar and its dialogs come when the first is chosen (S9).
const BulkChosen = lazy(() => import('./bulk-chosen'))

/** How many are chosen, said to a screen reader, and the bar with what can be done with them. */
export function BulkActions(props: BulkProps) {
  const t = useTranslations('userBulk')
  const { chosen, all, page } = useSelection()
  // Of the pages that were seen: whoever is chosen stands on one of them.
  const [states, setStates] = useState<ReadonlyMap<number, boolean>>(new Map())
  const { inactive } = props
  useEffect(() => {
    const gone = new Set(inactive)
    setStates((known) => new Map([...known, ...page.map((id) => [id, gone.has(id)] as const)]))
  }, [page.join(), inactive.join()])
  const count = all && props.total !== null ? props.total : chosen.size
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {count > 0 && t('chosen', { count })}
      </p>
      {count > 0 && (
        <Suspense>
          <BulkChosen {...props} states={states} />
        </Suspense>
      )}
    </>
  )
}
