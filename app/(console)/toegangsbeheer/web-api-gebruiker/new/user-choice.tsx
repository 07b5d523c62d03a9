'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useSearch } from '@/components/form/use-search'
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
  const ui = useTranslations('ui')
  const { go } = useChoosing()
  const search = useSearchParams()
  const {
    items,
    settled,
    searching,
    search: look,
  } = useSearch<Candidate>({
    address: (text) => `/api/keuzes/web-api-gebruikers?${new URLSearchParams({ applicatie: String(applicationId), zoek: text })}`,
    textOf: ({ login, name }) => `${login} ${name ?? ''}`,
    offered,
  })
  const shown = chosen && !searching && !items.some(({ id }) => id === chosen.id) ? [chosen, ...items] : items
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
        autoFocus
        value={chosen?.login ?? ''}
        nothing={settled ? t('noUser') : ui('searching')}
        onSearch={look}
        onChange={choose}
      />
    </Field>
  )
}
