import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { figure } from '@/app/format'
import { type ListState, sortHead, withState } from '@/components/data-table/address'
import { RowArrow, SortTh, Table, Td, Th, Tr } from '@/components/ui/table'
import type { Language } from '@/lib/kernel/context'
import { countedAtMost, type GroupLine } from '@/lib/user-groups/list-queries'
import { sorts } from './wish'

type Props = { groups: readonly GroupLine[]; state: ListState; language: Language }

/** The rows of the list; on a narrow screen two lines each. Beside an open group the columns that matter less give way. */
export async function GroupTable({ groups, state, language }: Props) {
  const t = await getTranslations('groupList')
  const open = state.groep !== undefined || state.nieuw !== undefined
  const aside = open ? 'max-2xl:hidden' : 'max-lg:hidden'
  // Where those are gone this is the last one, with the margin of the page.
  const edge = open ? 'max-2xl:pr-6' : 'max-lg:pr-6'
  const sorting = (word?: keyof typeof sorts) => sortHead(state, word, Object.keys(sorts))
  const members = (count: number) =>
    count > countedAtMost ? t('moreThan', { count: figure(countedAtMost, language) }) : figure(count, language)
  return (
    <Table label={t('title')} frame="flex-1 border-line-strong border-t">
      <thead className="max-md:hidden">
        <tr>
          <SortTh {...sorting()}>{t('name')}</SortTh>
          <Th className={aside}>{t('description')}</Th>
          <SortTh figure {...sorting('leden')}>
            {t('members')}
          </SortTh>
          <Th figure className={edge}>
            {t('employers')}
          </Th>
          <Th className={aside}>{t('accounts')}</Th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Tr key={group.id} chosen={String(group.id) === state.groep} className="relative">
            <Td strong className="max-md:h-15">
              <Link
                href={withState(state, { groep: String(group.id), nieuw: undefined }, [])}
                prefetch={false}
                scroll={false}
                className="focus-inside no-underline before:absolute before:inset-0"
              >
                {group.name}
              </Link>
              <span className="block truncate font-regular text-secondary text-small md:hidden">{group.description ?? '–'}</span>
            </Td>
            <Td className={aside}>{group.description}</Td>
            <Td figure muted={group.members === 0} className="max-md:hidden">
              {members(group.members)}
            </Td>
            <Td figure muted={group.employers === 0} className={`max-md:hidden ${edge}`}>
              {figure(group.employers, language)}
            </Td>
            <Td className={aside}>{group.accounts.join(', ')}</Td>
            <td className="border-line border-b px-2 text-right text-secondary text-small md:hidden">
              {t('membersShort', { count: group.members, shown: members(group.members) })}
              <span className="block text-muted">
                {t('employersShort', { count: group.employers, shown: figure(group.employers, language) })}
              </span>
            </td>
            <RowArrow />
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
