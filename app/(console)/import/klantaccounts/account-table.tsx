import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { type ListState, sortHead, withState } from '@/components/data-table/address'
import { RowArrow, SortTh, Table, Td, Th, Tr } from '@/components/ui/table'
import type { AccountLine } from '@/lib/import/accounts/queries'
import { sorts } from './wish'

/** The rows of the list; beside an open account the columns that matter less give way. */
export async function AccountTable({ accounts, state }: { accounts: readonly AccountLine[]; state: ListState }) {
  const [t, fields] = await Promise.all([getTranslations('accountList'), getTranslations('accounts.field')])
  const open = state.account !== undefined || state.nieuw !== undefined
  const aside = open ? 'max-2xl:hidden' : 'max-lg:hidden'
  const sorting = (word?: keyof typeof sorts) => sortHead(state, word, Object.keys(sorts))
  return (
    <Table label={t('title')} frame="flex-1 border-line-strong border-t">
      <thead className="max-md:hidden">
        <tr>
          <SortTh {...sorting()}>{t('name')}</SortTh>
          <SortTh {...sorting('code')}>{t('code')}</SortTh>
          <Th className="max-md:hidden">{fields('groups')}</Th>
          <Th className={aside}>{fields('scope')}</Th>
          <Th className={aside}>{fields('template')}</Th>
          <Th className={aside}>{fields('element')}</Th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((line) => (
          <Tr key={line.code} chosen={line.code === state.account} className="relative">
            <Td strong className="max-w-80 truncate">
              <Link
                href={withState(state, { account: line.code, nieuw: undefined })}
                prefetch={false}
                scroll={false}
                className="focus-inside no-underline before:absolute before:inset-0"
              >
                {line.name}
              </Link>
            </Td>
            <Td mono>{line.code}</Td>
            <Td className="max-w-80 truncate max-md:hidden">{line.groups.join(', ')}</Td>
            <Td className={aside}>{t(`scopeShort.${line.scope}`)}</Td>
            <Td className={aside}>{t(`template.${line.template}`)}</Td>
            <Td className={aside}>{t(`element.${line.element}`)}</Td>
            <RowArrow />
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
