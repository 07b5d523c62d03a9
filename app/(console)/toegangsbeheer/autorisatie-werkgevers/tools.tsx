'use client'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { EmployerGroup } from './choices'
import type { Filter } from './lists'

/** A list that one looks through at a glance; past it one types. */
const short = 200

/** Search and employer-group filter above one of the lists. */
export function Tools({
  filter,
  onFilter,
  sets,
  labels,
}: {
  filter: Filter
  onFilter: (filter: Filter) => void
  sets: readonly EmployerGroup[]
  labels: { search: string; filter: string }
}) {
  const t = useTranslations('authorisationScreen')
  const first = [
    { value: '', label: t('everything') },
    { value: 'sets', label: t('onlySets') },
  ]
  const options = [...first, ...sets.map(({ key, name }) => ({ value: key, label: name }))]
  const set = (value: string) => onFilter({ ...filter, set: value })
  return (
    <div className="flex gap-2">
      <div className="min-w-0 flex-1">
        <Input
          type="search"
          aria-label={labels.search}
          placeholder={t('searchHint')}
          value={filter.text}
          maxLength={200}
          onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
          lead={<Search aria-hidden />}
        />
      </div>
      {sets.length > 0 && (
        <div className="w-44 max-w-1/2 shrink-0">
          {sets.length <= short ? (
            <Select aria-label={labels.filter} options={options} value={filter.set} onChange={(event) => set(event.currentTarget.value)} />
          ) : (
            <Combobox aria-label={labels.filter} options={options} value={filter.set} onChange={set} nothing={t('noGroup')} />
          )}
        </div>
      )}
    </div>
  )
}
