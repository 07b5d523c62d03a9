'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useChoosing } from '@/components/ui/choice-area'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { GroupToAuthorise } from '@/lib/user-groups/authorisation-queries'

/** The groups to choose from; `whole` when these are all of them: a list of the browser's own. Of more one types a part of the name. */
export type Groups = { groups: readonly GroupToAuthorise[]; whole: boolean }

const fieldId = 'groep'
/** The page of another group is a new one; whoever walks through the groups with the keys stays at the choice. */
let going = false

/** Which group the lists are of; the choice stands in the address. Unsaved moves are asked about first. */
export function GroupChoice({ groups, whole, chosen, unsaved = false }: Groups & { chosen: string; unsaved?: boolean }) {
  const t = useTranslations('authorisationScreen')
  const ui = useTranslations('ui')
  const choosing = useChoosing()
  const select = useRef<HTMLSelectElement>(null)
  const { found, search } = useFound()
  const go = (group: string) => {
    if (group === chosen) return
    if (unsaved && !confirm(ui('leaveQuestion'))) {
      if (select.current) select.current.value = chosen
      return
    }
    going = true
    choosing.go(group ? `?groep=${group}` : '?')
  }
  useEffect(() => {
    if (!going) return
    going = false
    document.getElementById(fieldId)?.focus()
  }, [])
  // The chosen one stays there to be named, whatever is searched for.
  const shown = found ? [...found, ...groups.filter(({ id }) => String(id) === chosen && !found.some((one) => one.id === id))] : groups
  const options = shown.map(({ id, name }) => ({ value: String(id), label: name }))
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
          onChange={(event) => go(event.currentTarget.value)}
        />
      ) : (
        <Combobox
          key={chosen}
          options={options}
          value={chosen}
          onChange={go}
          onSearch={search}
          placeholder={t('choose')}
          nothing={t('noGroup')}
        />
      )}
    </Field>
  )
}

/** The groups that a text finds, asked of the server while one types; null until then, and when the server does not answer. */
function useFound() {
  const [answer, setAnswer] = useState<readonly GroupToAuthorise[] | null>(null)
  const asking = useRef<AbortController>(null)
  const search = async (text: string) => {
    asking.current?.abort()
    const mine = new AbortController()
    asking.current = mine
    if (!text.trim()) return setAnswer(null)
    const found = await fetch(`/api/keuzes/te-autoriseren-groepen?zoek=${encodeURIComponent(text)}`, { signal: mine.signal })
      .then((response) => (response.ok ? (response.json() as Promise<GroupToAuthorise[]>) : null))
      .catch(() => null)
    if (!mine.signal.aborted) setAnswer(found)
  }
  return { found: answer, search }
}
