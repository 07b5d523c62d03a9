import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { moment, momentFrom } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { type ListState, stateOf, withState } from '@/components/data-table/address'
import { ExportMenu } from '@/components/data-table/export-menu'
import { Note } from '@/components/ui/note'
import { departmentsToAsk, type ElementFound, employeesToAsk, employersToAsk } from '@/lib/access/element-search'
import { explainGroup } from '@/lib/access/explain'
import type { Context } from '@/lib/kernel/context'
import { type Words, wordsOf } from '@/lib/kernel/words'
import { visitorOf } from '../visitor'
import { answerTo, shown } from './answer'
import { Answers } from './answers'
import { PathsPicture } from './picture'
import { groupOf, questionOf, stateNames } from './question'
import { type Asked, Questions } from './questions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reachScreen'))('title') }
}

type Given = Promise<Record<string, string | string[] | undefined>>
type Say = (key: 'unexpected', values?: Record<string, string | number>) => string

export default async function ReachPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('access')
  const given = await searchParams
  const state = stateOf(given, stateNames)
  const [t, list, problems, language, asked] = await Promise.all([
    getTranslations('reachScreen'),
    getTranslations('userList'),
    getTranslations('problems'),
    currentLanguage(),
    askedOf(ctx, state),
  ])
  const question = questionOf(state)
  const wrong = state.op && !momentFrom(state.op) ? t('badTime') : state.afdeling && state.werknemer ? t('both') : null
  // Asked without choosing: the form that was sent has its fields in the address, empty.
  const nothing = question || wrong ? null : 'werkgever' in given ? t('pickEmployer') : 'gebruiker' in given ? t('pickUser') : null
  const found = question && (await answerTo(ctx, question, t, state.op))
  const failed = found && !found.ok ? found.problems[0] : null
  const sentence = wrong ?? nothing ?? (failed && (problems as unknown as Say)(failed.code as 'unexpected', failed.values))
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <NextIntlClientProvider messages={wordsOf(language, ['ui', 'problems', 'reachScreen']) as Words}>
        <Questions key={JSON.stringify(state)} asked={asked} at={state.op} />
      </NextIntlClientProvider>
      <div className="grid content-start gap-3 py-4">
        {sentence && (
          <Note kind="error" className="mx-6 max-w-prose max-md:mx-4">
            {sentence}
          </Note>
        )}
        {!found && !sentence && <p className="max-w-prose px-6 text-muted max-md:px-4">{t('pick')}</p>}
        {found?.ok && (
          <div className="flex max-xl:flex-col-reverse">
            <Answers
              title={found.title}
              subtitle={[question?.at ? t('then', { moment: moment(question.at) }) : t('now'), found.about].filter(Boolean).join(' · ')}
              answers={found.answers}
              rest={found.count > shown ? t('first', { count: shown }) : null}
              side={
                found.count > 0 && (
                  <ExportMenu
                    address="/api/lijsten/toegang"
                    query={withState(state, {})}
                    labels={{ export: list('export'), csv: list('exportCsv'), xlsx: list('exportXlsx') }}
                  />
                )
              }
            />
            <PathsPicture ways={found.ways} />
          </div>
        )}
      </div>
    </>
  )
}

/** What the address asks about, with the names that the fields show; of a code that is not known the code alone. */
async function askedOf(ctx: Context, { gebruiker, groep, werkgever, afdeling, werknemer }: ListState): Promise<Asked> {
  const named = async (code: string | undefined, find: (text: string) => Promise<ElementFound[]>) =>
    code ? ((await find(code)).find((one) => one.code === code) ?? { code, name: '' }) : undefined
  const group = groep ? await explainGroup(ctx, { groupId: groupOf(groep) }) : null
  return {
    gebruiker: gebruiker ? { code: gebruiker, name: '' } : undefined,
    groep: groep && group?.ok ? { code: groep, name: group.name } : undefined,
    werkgever: await named(werkgever, (text) => employersToAsk(ctx, text)),
    afdeling: await named(afdeling, (text) => departmentsToAsk(ctx, werkgever ?? '', text)),
    werknemer: await named(werknemer, (text) => employeesToAsk(ctx, werkgever ?? '', text)),
  }
}
