'use client'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { useSearch } from '@/components/form/use-search'
import { Combobox } from '@/components/ui/combobox'
import type { MemberChoice } from '@/lib/user-groups/member-queries'

type Props = { groupId: number | null; coming: readonly MemberChoice[]; onChoose: (user: MemberChoice) => void }

/** The field that searches users on the server while one types, and offers each with its name and the group it is in now. Stands in a Field. */
export function MemberCombobox({
  groupId,
  coming,
  onChoose,
  ...rest
}: Props & Pick<ComponentProps<'input'>, 'id' | 'aria-describedby' | 'aria-invalid'>) {
  const t = useTranslations('groupForm')
  const ui = useTranslations('ui')
  const { items, settled, search } = useSearch<MemberChoice>({
    address: (text) => `/api/keuzes/leden?${new URLSearchParams({ zoek: text })}`,
    textOf: ({ login, name }) => `${login} ${name ?? ''}`,
  })
  const isMember = (user: MemberChoice) => groupId !== null && user.group?.id === groupId
  const users = items.filter((user) => !coming.some(({ id }) => id === user.id))
  const detail = (user: MemberChoice) =>
    [
      user.name,
      isMember(user) ? t('isMember') : user.group ? t('inGroup', { group: user.group.name }) : t('noGroup'),
      user.deactivated && t('deactivated'),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Combobox
      {...rest}
      value=""
      options={users.map((user) => ({ value: String(user.id), label: user.login, detail: detail(user) }))}
      onSearch={search}
      onFocus={() => search('')}
      onChange={(value) => {
        const user = users.find(({ id }) => String(id) === value)
        if (user) onChoose(user)
      }}
      nothing={settled ? t('nothingFound') : ui('searching')}
    />
  )
}
