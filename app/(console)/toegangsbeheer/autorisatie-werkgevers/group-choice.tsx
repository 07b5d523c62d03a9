'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useSearch } from '@/components/form/use-search'
import { useChoosing } from '@/components/ui/choice-area'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { GroupToAuthorise } from '@/lib/user-groups/authorisation-queries'

/** The groups to choose from; `whole` when these are all of them: a list of the browser's own. Of more one types a part of the name. */
export type Groups = { groups: readonly GroupToAuthorise[]; whole: boolean }

const fieldId = 'groep'
/** How long one may pause while typing a name, or walking with the arrows, before the group reached is opened; in milliseconds. */
const pause = 400
/** The page of another group is a new one; whoever walks through the groups with the keys stays at the choice. */
let going = false

/** Which group the lists are of; the choice stands in the address. Unsaved moves are asked about first. */
export function GroupChoice({ groups, whole, chosen, unsaved = false }: Groups & { chosen: string; unsaved?: boolean }) {
  const t = useTranslations('authorisationScreen')
  const ui = useTranslations('ui')
  const choosing = useChoosing()
  const select = useRef<HTMLSelectElement>(null)
  const { items, settled, searching, search } = useSearch<GroupToAuthorise>({
    address: (text) => `/api/keuzes/te-autoriseren-groepen?${new URLSearchParams({ zoek: text })}`,
    textOf: ({ name }) => name,
    offered: groups,
  })
  const go = (group: string) => {
    if (group === chosen) return choosing.hesitate(false)
    if (unsaved && !confirm(ui('leaveQuestion'))) {
      if (select.current) select.current.value = chosen
      return choosing.hesitate(false)
    }
    going = true
    choosing.go(group ? `?groep=${group}` : '?')
  }
  // With the keys one passes other groups on the way; none of these is opened, and the lists of the former are out of reach meanwhile.
  const byKey = useRef(0)
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  const pick = (group: string) => {
    clearTimeout(soon.current)
    if (Date.now() - byKey.current > pause) return go(group)
    choosing.hesitate(true)
    soon.current = setTimeout(() => go(group), pause)
  }
  useEffect(() => () => clearTimeout(soon.current), [])
  useEffect(() => {
    if (!going) return
    going = false
    document.getElementById(fieldId)?.focus()
  }, [])
  const options = (searching ? items : groups).map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <Field label={t('group')} id={fieldId} className="w-80 max-md:w-full">
      {whole ? (
        <Select
          key={chosen}
          ref={select}
          empty={t('choose')}
          autoComplete="off"
          defaultValue={chosen}
          options={options}
          onKeyDown={() => {
            byKey.current = Date.now()
          }}
          onChange={(event) => pick(event.currentTarget.value)}
        />
      ) : (
        <Combobox
          key={chosen}
          options={options}
          value={chosen}
          onChange={go}
          onSearch={search}
          placeholder={t('choose')}
          nothing={settled ? t('noGroup') : ui('searching')}
        />
      )}
    </Field>
  )
}
