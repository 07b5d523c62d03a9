'use client'
import { useTranslations } from 'next-intl'
import { useSearch } from '@/components/form/use-search'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import type { Choice } from '@/lib/users/element-queries'

/** A choice that is searched for on the server while one types; the first ones are there at once. */
export function SearchField<C extends Choice>({
  label,
  address,
  chosen,
  onChoose,
}: {
  label: string
  address: (text: string) => string
  chosen: C | null
  onChoose: (choice: C) => void
}) {
  const ui = useTranslations('ui')
  const { items, settled, searching, search } = useSearch<C>({ address, textOf: ({ code, name }) => `${code} ${name}`, early: true })
  const all = chosen && !searching && !items.some(({ code }) => code === chosen.code) ? [...items, chosen] : items
  return (
    <Field label={label} id={`kies-${label}`}>
      <Combobox
        options={all.map(({ code, name }) => ({ value: code, label: name ? `${code} ${name}` : code }))}
        value={chosen?.code ?? ''}
        onSearch={search}
        onChange={(code) => {
          const choice = all.find((one) => one.code === code)
          if (choice) onChoose(choice)
        }}
        nothing={ui(settled ? 'noResults' : 'searching')}
      />
    </Field>
  )
}
