'use client'
import { useTranslations } from 'next-intl'
import { useController } from 'react-hook-form'
import { SelectField } from '@/components/form/fields'
import { useSearch } from '@/components/form/use-search'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import type { Option } from '@/components/ui/select'
import type { Values } from './values'

type Props = { label: string; empty: string; groups: readonly Option[]; more: boolean }

/** The choice of a user group: the browser's own list while there are few, else a field that searches on the server. */
export function GroupField({ label, empty, groups, more }: Props) {
  if (!more) return <SelectField name="groupId" label={label} options={groups} empty={empty} />
  return <SearchedGroup label={label} empty={empty} groups={groups} />
}

type Found = { id: number; name: string }

function SearchedGroup({ label, empty, groups }: Omit<Props, 'more'>) {
  const t = useTranslations('ui')
  const { field, fieldState } = useController<Values, 'groupId'>({ name: 'groupId' })
  const none = { value: '', label: empty }
  const { items, settled, searching, search } = useSearch<Found>({
    address: (text) => `/api/keuzes/gebruikersgroepen?${new URLSearchParams({ zoek: text })}`,
    textOf: ({ name }) => name,
    offered: groups.map(({ value, label: name }) => ({ id: Number(value), name })),
  })
  const found = items.map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <Field
      label={label}
      id="field-groupId"
      error={fieldState.error?.message}
      changed={fieldState.isDirty ? t('unsaved', { count: 1 }) : undefined}
    >
      <Combobox
        options={searching ? found : [none, ...found]}
        value={field.value}
        onChange={field.onChange}
        onSearch={search}
        nothing={t(settled ? 'noResults' : 'searching')}
      />
    </Field>
  )
}
