import { NextIntlClientProvider } from 'next-intl'
import { MissingPanel } from '@/app/(console)/missing-panel'
import type { Visitor } from '@/app/(console)/visitor'
import { currentLanguage } from '@/app/words'
import { type ListState, withState } from '@/components/data-table/address'
import { wordsOf } from '@/lib/kernel/words'
import { countedAtMost, type GroupLine } from '@/lib/user-groups/list-queries'
import { groupMembers } from '@/lib/user-groups/member-queries'
import { groupDetails, groupHistory } from '@/lib/user-groups/panel-queries'
import { About } from './about'
import { Changes } from './changes'
import { GroupForm } from './group-form'

type Props = { visitor: Visitor; open: number | 'new'; state: ListState; groups: readonly GroupLine[] }

/** One group beside the list, or a new one: its form with the members, what it opens, who uses it, what became of it. */
export async function GroupPanel({ visitor: { ctx, reach }, open, state, groups }: Props) {
  const language = await currentLanguage()
  const closeHref = withState(state, { groep: undefined, nieuw: undefined }, [])
  const messages = wordsOf(language, ['ui', 'problems', 'groupForm'])
  if (open === 'new') {
    return (
      <NextIntlClientProvider messages={messages}>
        <GroupForm group={null} closeHref={closeHref} />
      </NextIntlClientProvider>
    )
  }
  const [group, members, history] = await Promise.all([
    groupDetails(ctx, open),
    groupMembers(ctx, { groupId: open }),
    groupHistory(ctx, open),
  ])
  // Each is asked by itself: a group may go between one and the other.
  if (!group || !members) return <MissingPanel closeHref={closeHref} />
  const at = groups.findIndex(({ id }) => id === open)
  const hrefOf = (line: GroupLine | undefined) => line && withState(state, { groep: String(line.id) }, [])
  const { id, name, description, deactivated, employers } = group
  const counted = { count: Math.min(group.members, countedAtMost), more: group.members > countedAtMost, deactivated }
  return (
    <NextIntlClientProvider messages={messages}>
      <GroupForm
        group={{ id, name, description, employers, accounts: group.accounts.map((account) => account.name), members, counted }}
        closeHref={closeHref}
        previousHref={at > 0 ? hrefOf(groups[at - 1]) : undefined}
        nextHref={at >= 0 ? hrefOf(groups[at + 1]) : undefined}
      >
        <About group={group} reachable={reach.pages.map((page) => page.name)} language={language} />
        <Changes changes={history} />
      </GroupForm>
    </NextIntlClientProvider>
  )
}
