import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { day, moment } from '@/app/format'
import { type ListState, withState } from '@/components/data-table/address'
import { RowArrow, SortTh, Table, Td, Th, Tr } from '@/components/ui/table'
import type { ClientLine } from '@/lib/api-clients/list-queries'
import { ClientState } from './client-state'
import { noPanel, type sorts } from './wish'

type Sort = keyof typeof sorts

/** The clients of an application; on a narrow screen two lines each. Beside an open panel the columns that matter less give way. */
export async function ClientTable({ clients, state }: { clients: readonly ClientLine[]; state: ListState }) {
  const t = await getTranslations('webApiScreen')
  const open = Boolean(state.client ?? state.paneel)
  // Beside the panel there is room for what one looks by; the panel has the rest.
  const aside = open ? 'max-2xl:hidden' : 'max-xl:hidden'
  const far = open ? 'max-[108rem]:hidden' : 'max-xl:hidden'
  const now = (state.sorteer ?? 'gebruiker') as Sort
  const sorted = state.richting === 'af' ? 'descending' : 'ascending'
  const head = (sort: Sort, words: string, className?: string) => (
    <SortTh
      href={withState(state, { sorteer: sort, richting: now === sort && sorted === 'ascending' ? 'af' : undefined })}
      sorted={now === sort ? sorted : undefined}
      className={className}
    >
      {words}
    </SortTh>
  )
  return (
    <Table label={t('title')} frame="flex-1 border-line-strong border-t">
      <thead className="max-md:hidden">
        <tr>
          {head('gebruiker', t('columns.user'))}
          {head('groep', t('columns.group'))}
          <Th figure>{t('columns.employers')}</Th>
          {head('client', t('columns.clientId'))}
          <Th className={far}>{t('columns.prefix')}</Th>
          {head('gebruikt', t('columns.lastUsed'), open ? 'max-xl:hidden' : undefined)}
          {head('verloopt', t('columns.expires'), aside)}
          <Th>{t('columns.state')}</Th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => (
          <Tr key={client.clientId} chosen={client.clientId === state.client} className="relative">
            <Td strong className="max-md:h-15">
              <Link
                href={withState(state, { ...noPanel, client: client.clientId }, [])}
                prefetch={false}
                scroll={false}
                aria-label={`${client.user}, ${client.clientId}`}
                className="focus-inside no-underline before:absolute before:inset-0"
              >
                {client.user}
              </Link>
              <span className="block truncate font-mono font-regular text-meta text-secondary md:hidden">{client.clientId}</span>
            </Td>
            <Td className="max-md:hidden">{client.group ?? <span className="text-muted">–</span>}</Td>
            <Td figure muted={client.employers === 0} className="max-md:hidden">
              {client.employers}
            </Td>
            <Td mono className="max-md:hidden">
              {client.clientId}
            </Td>
            <Td mono muted={!client.prefix} className={`max-md:hidden ${far}`}>
              {client.prefix ? `${client.prefix}…` : '–'}
            </Td>
            <Td muted={!client.lastUsed} className={`max-md:hidden ${open ? 'max-xl:hidden' : ''}`}>
              {client.lastUsed ? moment(client.lastUsed) : t('notYet')}
            </Td>
            <Td muted={!client.expiresOn} className={`max-md:hidden ${aside}`}>
              {client.expiresOn ? day(client.expiresOn) : t('never')}
            </Td>
            <Td className="max-md:text-right">
              <ClientState state={client.state} expiresOn={client.expiresOn} />
              <span className="block truncate text-muted text-small md:hidden">{client.group ?? '–'}</span>
            </Td>
            <RowArrow />
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
