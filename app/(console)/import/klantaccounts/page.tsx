import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ListFoot } from '@/components/data-table/list-foot'
import { Empty } from '@/components/ui/empty'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { listAccounts } from '@/lib/import/accounts/queries'
import { visitorOf } from '../../visitor'
import { AccountPanel } from './account-panel'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accountList'))('title') }
}

type Given = Promise<{ account?: string | string[] }>

export default async function AccountsPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('customer-accounts')
  const { account } = await searchParams
  const open = typeof account === 'string' && account !== '' ? account : null
  const [accounts, t, fields, ui] = await Promise.all([
    listAccounts(ctx),
    getTranslations('accountList'),
    getTranslations('accounts'),
    getTranslations('ui'),
  ])
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <h1 className="px-6 py-4 font-semibold text-page max-md:px-4">{t('title')}</h1>
        <Table label={t('title')} frame="flex-1 border-line-strong border-t">
          <thead>
            <tr>
              <Th>{fields('field.name')}</Th>
              <Th>{t('code')}</Th>
              <Th className="max-md:hidden">{fields('field.groups')}</Th>
              <Th className="max-xl:hidden">{fields('field.scope')}</Th>
              <Th className="max-lg:hidden">{fields('field.template')}</Th>
              <Th className="max-lg:hidden">{fields('field.element')}</Th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((line) => (
              <Tr key={line.code} chosen={line.code === open} className="relative">
                <Td strong>
                  <Link
                    href={`?account=${encodeURIComponent(line.code)}`}
                    prefetch={false}
                    scroll={false}
                    className="focus-inside no-underline before:absolute before:inset-0"
                  >
                    {line.name}
                  </Link>
                </Td>
                <Td mono>{line.code}</Td>
                <Td className="max-md:hidden">{line.groups.join(', ')}</Td>
                <Td className="max-xl:hidden">{t(`scopeShort.${line.scope}`)}</Td>
                <Td className="max-lg:hidden">{t(`template.${line.template}`)}</Td>
                <Td className="max-lg:hidden">{t(`element.${line.element}`)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
        {accounts.length === 0 && <Empty>{t('none')}</Empty>}
        <ListFoot
          count={t('counted', { count: accounts.length })}
          previous={null}
          next={null}
          labels={{ previous: ui('previousPage'), next: ui('nextPage'), pages: t('title') }}
        />
      </div>
      {open && <AccountPanel key={open} ctx={ctx} code={open} />}
    </div>
  )
}
