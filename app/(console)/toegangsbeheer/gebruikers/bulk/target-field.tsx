'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { type Option, Select } from '@/components/ui/select'
import { fetchJson } from '../user/fetch-json'
import type { Doing } from './bulk-chosen'

/** As many groups as are offered at once: where there are so many, there may be more, and one types a part of the name. */
const few = 50

type Props = { doing: Doing; choices: readonly Option[]; value: string; onChange: (value: string) => void }

/** The group to put users in, or the role to give them; "none" is a choice of its own. */
export function TargetField({ doing, choices, value, onChange }: Props) {
  const t = useTranslations('userBulk')
  const ui = useTranslations('ui')
  const none = { value: 'none', label: t(doing === 'move' ? 'noGroup' : 'noRole') }
  const [found, setFound] = useState(choices)
  const asked = useRef(0)
  const search = async (text: string) => {
    const mine = ++asked.current
    const answer = await fetchJson<{ id: number; name: string }[]>(`/api/keuzes/gebruikersgroepen?zoek=${encodeURIComponent(text)}`)
    if (mine === asked.current && answer) setFound(answer.map(({ id, name }) => ({ value: String(id), label: name })))
  }
  const searching = doing === 'move' && choices.length >= few
  return (
    <Field label={t(doing === 'move' ? 'group' : 'role')} id="bulk-target">
      {searching ? (
        <Combobox
          options={[none, ...found]}
          value={value}
          onChange={onChange}
          onSearch={search}
          placeholder={t('choose')}
          nothing={ui('noResults')}
        />
      ) : (
        <Select empty={t('choose')} options={[none, ...choices]} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Field>
  )
}
