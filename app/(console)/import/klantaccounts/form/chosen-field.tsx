'use client'
import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useController } from 'react-hook-form'
import { useSearch } from '@/components/form/use-search'
import { IconButton } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { itemsOf, type Values, withItem, withoutItem } from './values'

/** So many chosen items are drawn; past it one searches among them. */
const drawn = 50
/** From so many on it helps to search among them. */
const searchable = 10

type Props<Item> = {
  name: 'groups' | 'employerGroups' | 'employers'
  label: string
  help?: string
  /** Where to search, with `zoek` to be added. */
  address: string
  keyOf: (item: Item) => string
  /** What is said of an item beside its key. */
  detailOf: (item: Item) => string
  /** What is known of the items by their keys, and what to do with one that was found. */
  known: ReadonlyMap<string, Item>
  onFound: (item: Item) => void
  /** What is said of all of them, under the list. */
  children?: ReactNode
}

/** Any number out of many: one searches on the server and takes, what is taken stands under it and can be taken out. Quick with ten thousand of them. */
export function ChosenField<Item>({ name, label, help, address, keyOf, detailOf, known, onFound, children }: Props<Item>) {
  const t = useTranslations('accountForm')
  const ui = useTranslations('ui')
  const { field, fieldState } = useController<Values, typeof name>({ name })
  const [said, setSaid] = useState('')
  const [filter, setFilter] = useState('')
  const chosen = itemsOf(field.value)
  const { items, settled, search } = useSearch<Item>({
    address: (text) => `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams({ zoek: text })}`,
    textOf: (item) => `${keyOf(item)} ${detailOf(item)}`,
  })
  const taken = new Set(chosen)
  const textOf = (key: string) => {
    const item = known.get(key)
    return item === undefined ? '' : detailOf(item)
  }
  const wanted = filter.trim().toLowerCase()
  const shown = wanted ? chosen.filter((key) => `${key} ${textOf(key)}`.toLowerCase().includes(wanted)) : chosen
  const id = `field-${name}`
  const option = (item: Item) => ({ value: keyOf(item), label: keyOf(item), detail: detailOf(item) })
  const free = items.filter((item) => !taken.has(keyOf(item))).map(option)
  // What is chosen already is found as well, so that one does not look for it any longer.
  const gone = items.filter((item) => taken.has(keyOf(item))).map((item) => ({ ...option(item), detail: t('already'), disabled: true }))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <Field
        label={label}
        help={help}
        id={id}
        error={fieldState.error?.message}
        changed={fieldState.isDirty ? ui('unsaved', { count: 1 }) : undefined}
      >
        <Combobox
          value=""
          placeholder={t('add')}
          options={[...free, ...gone]}
          onSearch={search}
          onFocus={() => search('')}
          onChange={(key) => {
            const item = items.find((one) => keyOf(one) === key)
            if (item) onFound(item)
            field.onChange(withItem(field.value, key))
            setSaid(t('addedAloud', { item: key }))
          }}
          nothing={ui(settled ? 'noResults' : 'searching')}
        />
      </Field>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {chosen.length > searchable && (
        <Input
          type="search"
          aria-label={t('searchChosen', { label })}
          placeholder={t('searchAmong', { count: chosen.length })}
          value={filter}
          maxLength={200}
          lead={<Search aria-hidden />}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      {chosen.length > 0 && (
        <ul aria-label={t('chosen', { label })}>
          {shown.slice(0, drawn).map((key) => (
            <li key={key} className="flex min-h-8 items-center gap-2 border-line border-b text-small">
              <span className="min-w-0 flex-1 break-words py-1">
                <span className="mr-2 font-medium">{key}</span>
                <span className="text-muted">{textOf(key)}</span>
              </span>
              <IconButton
                size="small"
                label={t('remove', { item: key })}
                onClick={() => {
                  field.onChange(withoutItem(field.value, key))
                  setSaid(t('removedAloud', { item: key }))
                  // The button goes with its line; the keyboard stays at the field.
                  document.getElementById(id)?.focus()
                }}
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {shown.length > drawn && <p className="text-muted text-small">{t('andMore', { count: shown.length - drawn })}</p>}
      {wanted && shown.length === 0 && <p className="text-muted text-small">{ui('noResults')}</p>}
      {children}
    </div>
  )
}
