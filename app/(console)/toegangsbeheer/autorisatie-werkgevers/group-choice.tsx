'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

/** Some hundreds of groups are a list of the browser's own; of more one types a part of the name. */
const short = 300

/** Which group the lists are of; the choice stands in the address. Unsaved moves are asked about first. */
export function GroupChoice({
  groups,
  chosen,
  unsaved = false,
}: {
  groups: readonly { id: number; name: string }[]
  chosen: string
  unsaved?: boolean
}) {
  const t = useTranslations('authorisationScreen')
  const ui = useTranslations('ui')
  const router = useRouter()
  const select = useRef<HTMLSelectElement>(null)
  const go = (group: string) => {
    if (group === chosen) return
    if (unsaved && !confirm(ui('leaveQuestion'))) {
      if (select.current) select.current.value = chosen
      return
    }
    router.push(group ? `?groep=${group}` : '?', { scroll: false })
  }
  // What was chosen before the page could hear of it counts too.
  const latest = useRef(go)
  useEffect(() => {
    latest.current = go
  })
  useEffect(() => {
    if (select.current) latest.current(select.current.value)
  }, [])
  const options = groups.map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <Field label={t('group')} id="groep" className="w-80 max-md:w-full">
      {groups.length <= short ? (
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
        <Combobox key={chosen} options={options} value={chosen} onChange={go} placeholder={t('choose')} nothing={t('noGroup')} />
      )}
    </Field>
  )
}
