'use client'
import { Columns3 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { buttonLook } from '@/components/ui/button-look'
import { Checkbox } from '@/components/ui/checkbox'
import { Popover } from '@/components/ui/popover'
import { remember } from './preferences'

/**
 * ColumnsMenu: which columns of a list one sees, remembered by the browser (cookie `columns-<list>`), so that the server draws them right the first
 * time. `shown` of what the server drew.
 */
export function ColumnsMenu({
  list,
  label,
  columns,
}: {
  list: string
  label: string
  columns: readonly { id: string; label: string; shown: boolean }[]
}) {
  const router = useRouter()
  const [, start] = useTransition()
  const [now, put] = useOptimistic(columns)
  const toggle = (id: string) =>
    start(() => {
      const changed = now.map((column) => (column.id === id ? { ...column, shown: !column.shown } : column))
      put(changed)
      remember(`columns-${list}`, changed.flatMap((column) => (column.shown ? [column.id] : [])).join('.') || '-')
      router.refresh()
    })
  return (
    <Popover
      name={label}
      align="end"
      anew
      className="min-w-48"
      look={`${buttonLook({ variant: 'quiet' })} max-md:hidden`}
      label={
        <>
          <Columns3 aria-hidden />
          <span className="@max-5xl:sr-only">{label}</span>
        </>
      }
    >
      <div className="grid gap-2">
        {now.map((column) => (
          <Checkbox key={column.id} label={column.label} checked={column.shown} onChange={() => toggle(column.id)} />
        ))}
      </div>
    </Popover>
  )
}
