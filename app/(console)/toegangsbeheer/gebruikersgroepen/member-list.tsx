'use client'
import { ChevronLeft, ChevronRight, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { MemberPage } from '@/lib/user-groups/member-queries'
import { MemberRow } from './member-row'
import type { Arrangement } from './use-arrangement'
import { useMemberPages } from './use-member-pages'

type Props = { group: { id: number; members: MemberPage }; arrangement: Arrangement; onSay: (text: string) => void }

/** Who is in the group: searched and paged on the server, for there can be forty thousand. */
export function MemberList({ group, arrangement, onSay }: Props) {
  const t = useTranslations('groupForm')
  const ui = useTranslations('ui')
  const { page, text, search, turn, failed } = useMemberPages(group.id, group.members)
  const paged = text !== '' || page.next !== null || page.previous !== null
  const leaving = new Set(arrangement.remove.map(({ id }) => id))
  return (
    <>
      {paged && (
        <Input
          type="search"
          aria-label={t('searchMembers')}
          placeholder={t('searchMembers')}
          value={text}
          maxLength={200}
          lead={<Search aria-hidden />}
          onChange={(event) => search(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      {failed && (
        <p role="alert" className="text-negative text-small">
          {t('membersFailed')}
        </p>
      )}
      {page.items.length === 0 && !text && arrangement.add.length > 0 ? null : page.items.length === 0 ? (
        <p className="text-muted text-small">{text ? t('noneFound', { text }) : t('noMembers')}</p>
      ) : (
        <ul aria-label={t('members')}>
          {page.items.map((user) => (
            <MemberRow
              key={user.id}
              user={user}
              leaving={leaving.has(user.id)}
              onLeave={() => {
                arrangement.drop(user)
                onSay(t('removedAloud', { login: user.login }))
              }}
              onUndo={() => {
                arrangement.take({ ...user, group: null })
                onSay(t('undoneAloud', { login: user.login }))
              }}
            />
          ))}
        </ul>
      )}
      {(page.next || page.previous) && (
        <nav aria-label={t('pages')} className="flex justify-end gap-1">
          <IconButton
            size="small"
            label={ui('previousPage')}
            disabled={!page.previous}
            onClick={() => page.previous && turn({ voor: page.previous })}
          >
            <ChevronLeft />
          </IconButton>
          <IconButton size="small" label={ui('nextPage')} disabled={!page.next} onClick={() => page.next && turn({ na: page.next })}>
            <ChevronRight />
          </IconButton>
        </nav>
      )}
    </>
  )
}
