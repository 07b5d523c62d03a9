'use client'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useRef, useState } from 'react'
import { useController } from 'react-hook-form'
import { SelectField } from '@/components/form/fields'
import { Field } from '@/components/ui/field'
import type { Option } from '@/components/ui/select'
import { fetchJson } from './fetch-json'
import type { Values } from './values'

// Only where there are many groups is a field to search them needed (S9).
const Combobox = lazy(() => import('@/components/ui/combobox').then((module) => ({ default: module.Combobox })))

type Props = { label: string; empty: string; groups: readonly Option[]; more: boolean }

/** The choice of a user group: the browser's own list while there are few, else a field that searches on the server. */
export function GroupField({ label, empty, groups, more }: Props) {
  if (!more) return <SelectField name="groupId" label={label} options={groups} empty={empty} />
  return (
    <Suspense>
      <SearchedGroup label={label} empty={empty} groups={groups} />
    </Suspense>
  )
}

type Found = { id: number; name: string; description: string | null }

function SearchedGroup({ label, empty, groups }: Omit<Props, 'more'>) {
  const t = useTranslations('ui')
  const { field, fieldState } = useController<Values, 'groupId'>({ name: 'groupId' })
  const none = { value: '', label: empty }
  const [found, setFound] = useState<readonly Option[]>(groups)
  const asked = useRef(0)
  const search = async (text: string) => {
    const mine = ++asked.current
    const result = await fetchJson<Found[]>(`/api/keuzes/gebruikersgroepen?zoek=${encodeURIComponent(text)}`)
    if (mine === asked.current && result) setFound(result.map(({ id, name }) => ({ value: String(id), label: name })))
  }
  const options = [none, ...found]
  const chosen = [...options, ...groups].find((option) => option.value === field.value)
  return (
    <Field
      label={label}
      id="field-groupId"
      error={fieldState.error?.message}
      changed={fieldState.isDirty ? t('unsaved', { count: 1 }) : undefined}
    >
      <Combobox
        options={chosen && !options.includes(chosen) ? [...options, chosen] : options}
        value={field.value}
        onChange={field.onChange}
        onSearch={search}
        nothing={t('noResults')}
      />
    </Field>
  )
}
