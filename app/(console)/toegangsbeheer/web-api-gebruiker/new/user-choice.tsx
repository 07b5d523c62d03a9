'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useChoosing } from '@/components/ui/choice-area'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import type { Candidate } from '@/lib/api-clients/candidate-queries'

/** The user of a new client, searched on the server by login name while one types; who cannot be chosen is shown with the reason. */
export function UserChoice({
  applicationId,
  offered,
  chosen,
}: {
  applicationId: number
  offered: readonly Candidate[]
  chosen: Candidate | null
}) {
  const t = useTranslations('webApiScreen')
  const { go } = useChoosing()
  const search = useSearchParams()
  const [found, setFound] = useState(offered)
  // Until the answer is there the list holds those that fit of what it held: it does not move under a pointer that is about to choose.
  const [typed, setTyped] = useState('')
  const asked = useRef(0)
  const all = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  const shown = all.filter(({ id, login }) => id === chosen?.id || login.toLowerCase().includes(typed))
  const look = async (text: string) => {
    setTyped(text.trim().toLowerCase())
    const turn = ++asked.current
    await new Promise((go) => setTimeout(go, 120))
    if (turn !== asked.current) return
    const response = await fetch(`/api/keuzes/web-api-gebruikers?applicatie=${applicationId}&zoek=${encodeURIComponent(text)}`)
    const answer: Candidate[] | null = response.ok ? await response.json() : null
    // An answer that comes after a later question is for nobody.
    if (!answer || turn !== asked.current) return
    setFound(answer)
    setTyped('')
  }
  const choose = (login: string) => {
    const address = new URLSearchParams(search.toString())
    address.set('gebruiker', login)
    go(`?${address}`, 'replace')
  }
  return (
    <Field label={t('user')} help={t('userHelp')} id="gebruiker">
      <Combobox
        options={shown.map((user) => ({
          value: user.login,
          label: user.login,
          detail: user.unfit ? t(`unfit.${user.unfit}`) : [user.name, user.group].filter(Boolean).join(' · '),
          disabled: user.unfit !== null,
        }))}
        value={chosen?.login ?? ''}
        nothing={t('noUser')}
        onSearch={(text) => void look(text)}
        onChange={choose}
      />
    </Field>
  )
}
