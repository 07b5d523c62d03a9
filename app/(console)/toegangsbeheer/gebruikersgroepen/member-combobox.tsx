'use client'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useEffect, useState } from 'react'
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
  const [text, setText] = useState<string | null>(null)
  const [found, setFound] = useState<{ text: string | null; users: readonly MemberChoice[] }>({ text: null, users: [] })
  const wanted = text?.trim() ?? null
  useEffect(() => {
    if (wanted === null) return
    const stop = new AbortController()
    const timer = setTimeout(
      async () => {
        try {
          const response = await fetch(`/api/keuzes/leden?${new URLSearchParams({ zoek: wanted })}`, { signal: stop.signal })
          if (response.ok) setFound({ text: wanted, users: (await response.json()) as MemberChoice[] })
        } catch {
          // The next key tries again.
        }
      },
      wanted === '' ? 0 : 120,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [wanted])

  const isMember = (user: MemberChoice) => groupId !== null && user.group?.id === groupId
  // While the answer is on its way, only what was found before and holds the text can be chosen: Enter never takes someone else.
  const holds = (user: MemberChoice) => `${user.login} ${user.name ?? ''}`.toLowerCase().includes((wanted ?? '').toLowerCase())
  const settled = found.text === wanted
  const users = found.users.filter((user) => (settled || holds(user)) && !coming.some(({ id }) => id === user.id))
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
      onSearch={setText}
      onFocus={() => setText('')}
      onChange={(value) => {
        const user = users.find(({ id }) => String(id) === value)
        setText('')
        if (user) onChoose(user)
      }}
      nothing={settled ? t('nothingFound') : t('searching')}
    />
  )
}
