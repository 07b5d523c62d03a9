import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { rangeWords } from '@/app/range-words'
import { currentLanguage } from '@/app/words'
import { firstRow, type ListState, pagesAround, stateOf, withState } from '@/components/data-table/address'
import { ListFoot } from '@/components/data-table/list-foot'
import { ButtonLink } from '@/components/ui/button'
import { ChoiceArea, Chosen } from '@/components/ui/choice-area'
import { Empty } from '@/components/ui/empty'
import { listApplications } from '@/lib/api-clients/application-queries'
import { listClients, pageSize } from '@/lib/api-clients/list-queries'
import { visitorOf } from '../../visitor'
import { ApplicationBar } from './application-bar'
import { ClientFilters } from './client-filters'
import { ClientTable } from './client-table'
import { WebApiPanel } from './web-api-panel'
import { noPanel, numberOf, stateNames, wishOf } from './wish'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webApiScreen'))('title') }
}

type Given = Promise<Record<string, string | string[] | undefined>>

export default async function WebApiPage({ searchParams }: { searchParams: Given }) {
  const { ctx, reach } = await visitorOf('web-api-users')
  const [given, applications, language, t, ui] = await Promise.all([
    searchParams,
    listApplications(ctx),
    currentLanguage(),
    getTranslations('webApiScreen'),
    getTranslations('ui'),
  ])
  const asked = stateOf(given, stateNames)
  const named = applications.find(({ id }) => id === numberOf(asked.applicatie))
  // Another one in its place would be taken for the one that was asked for.
  if (asked.applicatie && !named) notFound()
  const application = named ?? applications[0]
  const state: ListState = { ...asked, applicatie: application && String(application.id) }
  const wish = application && wishOf(state, application.id)
  const page = wish ? await listClients(ctx, wish) : null
  const from = firstRow(state)
  const pages = page && pagesAround(page, from, pageSize)
  const filtered = Boolean(state.zoek ?? state.toestand)
  const total = page && (wish?.state ? page.counts[wish.state] : page.counts.all)
  return (
    <ChoiceArea>
      <div className="flex min-h-0 flex-1">
        <h1 className="sr-only">{t('title')}</h1>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <ApplicationBar state={state} applications={applications} application={application} level={reach.level} />
          {page && pages && (
            <Chosen className="flex min-h-0 flex-1 flex-col">
              <ClientFilters state={state} counts={page.counts} />
              <ClientTable clients={page.items} state={state} />
              {page.items.length === 0 && (
                <Empty
                  action={
                    filtered ? (
                      <ButtonLink href={withState({ applicatie: state.applicatie }, {})}>{t('clearFilter')}</ButtonLink>
                    ) : (
                      application &&
                      !application.withdrawn &&
                      !state.paneel && (
                        <ButtonLink href={withState(state, { ...noPanel, paneel: 'nieuw' }, [])} scroll={false}>
                          {t('makeFirst')}
                        </ButtonLink>
                      )
                    )
                  }
                >
                  {t(filtered ? 'nothing' : 'none')}
                </Empty>
              )}
              <ListFoot
                count={
                  page.next || page.previous
                    ? t.rich('counted', rangeWords(from, page.items.length, total ?? 0, language))
                    : t('countedAll', { count: page.items.length })
                }
                previous={pages.previous && withState(state, { ...noPanel, ...pages.previous })}
                next={pages.next && withState(state, { ...noPanel, ...pages.next })}
                labels={{ previous: ui('previousPage'), next: ui('nextPage'), pages: t('pages') }}
              />
            </Chosen>
          )}
        </div>
        <Chosen className="contents">
          <WebApiPanel ctx={ctx} state={state} application={application} level={reach.level} />
        </Chosen>
      </div>
    </ChoiceArea>
  )
}
