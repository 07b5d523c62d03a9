import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { idIn, stateOf, withState } from '@/components/data-table/address'
import { ExportMenu } from '@/components/data-table/export-menu'
import { ListFoot } from '@/components/data-table/list-foot'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { listMails } from '@/lib/access/mail'
import { visitorOf } from '../../visitor'
import { MailPanel } from './mail-panel'
import { MailTable } from './mail-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailList'))('title') }
}

const pageSize = 50
type Given = Promise<Record<string, string | string[] | undefined>>

export default async function MailPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('history')
  const state = stateOf(await searchParams, ['na', 'mail'])
  const [{ mails, setUp }, t, list, ui] = await Promise.all([
    listMails(ctx, { before: idIn(state.na), limit: pageSize + 1 }),
    getTranslations('mailList'),
    getTranslations('userList'),
    getTranslations('ui'),
  ])
  const shown = mails.slice(0, pageSize)
  const last = mails.length > pageSize ? shown.at(-1) : undefined
  const open = idIn(state.mail)
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex items-start justify-between gap-4 px-6 pt-4 pb-3 max-md:px-4">
          <div>
            <h1 className="font-semibold text-page">{t('title')}</h1>
            <p className="mt-1 max-w-160 text-secondary text-small">{t(setUp ? 'setUp' : 'notSetUp')}</p>
          </div>
          <div className="flex shrink-0 items-center gap-1">
            {shown.length > 0 && (
              <ExportMenu
                address="/api/lijsten/mail"
                query="?"
                labels={{ export: list('export'), csv: list('exportCsv'), xlsx: list('exportXlsx') }}
              />
            )}
            <ButtonLink href="/historie">{t('back')}</ButtonLink>
          </div>
        </div>
        <MailTable mails={shown} open={open} hrefOf={(id) => withState(state, { na: state.na, mail: String(id) })} />
        {shown.length === 0 && <Empty>{t('none')}</Empty>}
        <ListFoot
          count={shown.length > 0 && t('shown', { count: shown.length })}
          previous={state.na ? '?' : null}
          next={last ? withState({}, { na: String(last.id) }) : null}
          labels={{ previous: ui('firstPage'), next: ui('nextPage'), pages: t('pages') }}
        />
      </div>
      {open !== undefined && (
        <MailPanel key={open} ctx={ctx} id={open} closeHref={withState(state, { na: state.na, mail: undefined }) || '?'} />
      )}
    </div>
  )
}
