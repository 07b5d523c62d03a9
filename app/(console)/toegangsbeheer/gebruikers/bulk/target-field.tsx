'use client'
import { useTranslations } from 'next-intl'
import { useSearch } from '@/components/form/use-search'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { type Option, Select } from '@/components/ui/select'
import { groupsOffered } from '@/lib/user-groups/offered'
import type { Doing } from './bulk-chosen'

type Props = { doing: Doing; choices: readonly Option[]; value: string; onChange: (value: string) => void }

/** The group to put users in, or the role to give them; "none" is a choice of its own. */
export function TargetField({ doing, choices, value, onChange }: Props) {
  const t = useTranslations('userBulk')
  const ui = useTranslations('ui')
  const none = { value: 'none', label: t(doing === 'move' ? 'noGroup' : 'noRole') }
  const { items, settled, searching, search } = useSearch<{ id: number; name: string }>({
    address: (text) => `/api/keuzes/gebruikersgroepen?${new URLSearchParams({ zoek: text })}`,
    textOf: ({ name }) => name,
    offered: choices.map(({ value: id, label: name }) => ({ id: Number(id), name })),
  })
  const found = items.map(({ id, name }) => ({ value: String(id), label: name }))
  const many = doing === 'move' && choices.length >= groupsOffered
  return (
    <Field label={t(doing === 'move' ? 'group' : 'role')} id="bulk-target">
      {many ? (
        <Combobox
          options={searching ? found : [none, ...found]}
          value={value}
          onChange={onChange}
          onSearch={search}
          placeholder={t('choose')}
          nothing={ui(settled ? 'noResults' : 'searching')}
        />
      ) : (
        <Select empty={t('choose')} options={[none, ...choices]} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Field>
  )
}
