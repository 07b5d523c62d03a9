import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { moment, momentFrom } from '@/app/format'
import { currentLanguage } from '@/app/words'
import { type ListState, stateOf, withState } from '@/components/data-table/address'
import { Note } from '@/components/ui/note'
import { departmentsToAsk, type ElementFound, employeesToAsk, employersToAsk } from '@/lib/access/element-search'
import { explainElement, explainGroup, explainUser } from '@/lib/access/explain'
import type { Context } from '@/lib/kernel/context'
import type { Result } from '@/lib/kernel/result'
import { type Words, wordsOf } from '@/lib/kernel/words'
import { visitorOf } from '../visitor'
import { type Answer, Answers } from './answers'
import { type Asked, Questions } from './questions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reachScreen'))('title') }
}

const shown = 200
type Given = Promise<Record<string, string | string[] | undefined>>
type Say = (key: 'unexpected', values?: Record<string, string | number>) => string

export default async function ReachPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('access')
  const state = stateOf(await searchParams, ['gebruiker', 'groep', 'werkgever', 'afdeling', 'werknemer', 'op'])
  const [t, problems, language, asked] = await Promise.all([
    getTranslations('reachScreen'),
    getTranslations('problems'),
    currentLanguage(),
    askedOf(ctx, state),
  ])
  const at = state.op ? (momentFrom(state.op) ?? undefined) : undefined
  const wrong = state.op && !at ? t('badTime') : state.afdeling && state.werknemer ? t('both') : null

  const kind = (code: string, department?: string, employee?: string) =>
    department !== undefined
      ? t('kinds.department', { code, part: department })
      : employee !== undefined
        ? t('kinds.employee', { code, part: employee })
        : t('kinds.employer', { code })
  const ask = async (): Promise<Result<{ title: string; about?: string; answers: Answer[] }> | null> => {
    if (wrong) return null
    if (state.gebruiker) {
      const found = await explainUser(ctx, { login: state.gebruiker, at })
      if (!found.ok) return found
      const answers = found.items.map((item) => ({
        name: kind(item.werkgevercode, item.afdelingCode, item.personeelsnummer),
        paths: item.paths,
      }))
      return { ok: true, title: t('reached', { login: state.gebruiker, count: answers.length }), answers }
    }
    if (state.groep) {
      const found = await explainGroup(ctx, { groupId: groupOf(state.groep), at })
      if (!found.ok) return found
      const answers = found.items.map((item) => ({ name: kind(item.werkgevercode), paths: item.paths }))
      const about = t('groupMembers', { count: found.members })
      return { ok: true, title: t('groupReached', { name: found.name, count: answers.length }), about, answers }
    }
    if (!state.werkgever) return null
    const element = { employer: state.werkgever, department: state.afdeling, employee: state.werknemer }
    const found = await explainElement(ctx, { element, at })
    if (!found.ok) return found
    const title = t('reachers', { count: found.users.length, element: kind(element.employer, element.department, element.employee) })
    return {
      ok: true,
      title,
      answers: found.users.map(({ login, paths }) => ({ name: login, href: withState({ op: state.op }, { gebruiker: login }), paths })),
    }
  }
  const found = await ask()
  const failed = found && !found.ok ? found.problems[0] : null
  const sentence = wrong ?? (failed && (problems as unknown as Say)(failed.code as 'unexpected', failed.values))
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
          <Answers
            title={found.title}
            subtitle={[at ? t('then', { moment: moment(at) }) : t('now'), found.about].filter(Boolean).join(' · ')}
            answers={found.answers.slice(0, shown)}
            rest={found.answers.length > shown ? t('first', { count: shown }) : null}
          />
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

/** The group's id; no group has 0, what an address gives that is no id. */
const groupOf = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : 0)
