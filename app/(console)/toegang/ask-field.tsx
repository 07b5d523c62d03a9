'use client'
import { useTranslations } from 'next-intl'
import { useSearch } from '@/components/form/use-search'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import type { ElementFound } from '@/lib/access/element-search'

export type Kind = 'gebruiker' | 'groep' | 'werkgever' | 'afdeling' | 'werknemer'

/** What one asks about, searched on the server by code and by name while one types; goes with the form under the name of its kind. */
export function AskField({
  kind,
  label,
  employer = '',
  chosen,
  onChoose,
  className,
}: {
  kind: Kind
  label: string
  employer?: string
  chosen: ElementFound | null
  onChoose: (code: string) => void
  className?: string
}) {
  const t = useTranslations('reachScreen')
  const ui = useTranslations('ui')
  const { items, settled, searching, search } = useSearch<ElementFound>({
    address: (text) => `/api/keuzes/toegang/${kind}?${new URLSearchParams({ werkgever: employer, zoek: text })}`,
    textOf: ({ code, name }) => `${code} ${name}`,
  })
  const shown = chosen && !searching && !items.some(({ code }) => code === chosen.code) ? [chosen, ...items] : items
  const option = ({ code, name }: ElementFound) =>
    kind === 'gebruiker'
      ? { value: code, label: code, detail: name }
      : kind === 'groep'
        ? { value: code, label: name }
        : { value: code, label: name ? `${code} ${name}` : code }
  return (
    <Field label={label} id={`vraag-${kind}`} className={className}>
      <Combobox
        name={kind}
        placeholder={t(`search.${kind}`)}
        options={shown.map(option)}
        value={chosen?.code ?? ''}
        onFocus={() => search('')}
        onSearch={search}
        onChange={onChoose}
        nothing={ui(settled ? 'noResults' : 'searching')}
      />
    </Field>
  )
}
