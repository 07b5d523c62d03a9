import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { moment, momentFrom } from '@/app/format'
import { stateOf } from '@/components/data-table/address'
import { Note } from '@/components/ui/note'
import { explainElement, explainUser } from '@/lib/access/explain'
import type { Result } from '@/lib/kernel/result'
import { visitorOf } from '../visitor'
import { type Answer, Answers } from './answers'
import { Questions } from './questions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reachScreen'))('title') }
}

const shown = 200
type Given = Promise<Record<string, string | string[] | undefined>>
type Say = (key: 'unexpected', values?: Record<string, string | number>) => string

export default async function ReachPage({ searchParams }: { searchParams: Given }) {
  const { ctx } = await visitorOf('access')
  const state = stateOf(await searchParams, ['gebruiker', 'werkgever', 'afdeling', 'werknemer', 'op'])
  const [t, problems] = await Promise.all([getTranslations('reachScreen'), getTranslations('problems')])
  const at = state.op ? (momentFrom(state.op) ?? undefined) : undefined
  const wrong = state.op && !at ? t('badTime') : state.afdeling && state.werknemer ? t('both') : null

  const kind = (code: string, department?: string, employee?: string) =>
    department !== undefined
      ? t('kinds.department', { code, part: department })
      : employee !== undefined
        ? t('kinds.employee', { code, part: employee })
        : t('kinds.employer', { code })
  const ask = async (): Promise<Result<{ title: string; answers: Answer[] }> | null> => {
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
    if (!state.werkgever) return null
    const element = { employer: state.werkgever, department: state.afdeling, employee: state.werknemer }
    const found = await explainElement(ctx, { element, at })
    if (!found.ok) return found
    const title = t('reachers', { count: found.users.length, element: kind(element.employer, element.department, element.employee) })
    return { ok: true, title, answers: found.users.map(({ login, paths }) => ({ name: login, paths })) }
  }
  const found = await ask()
  const failed = found && !found.ok ? found.problems[0] : null
  const sentence = wrong ?? (failed && (problems as unknown as Say)(failed.code as 'unexpected', failed.values))
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <Questions state={state} />
      <div className="grid content-start gap-3 py-4">
        {sentence && (
          <Note kind="error" className="mx-6 max-w-prose max-md:mx-4">
            {sentence}
          </Note>
        )}
        {!found && !sentence && <p className="px-6 text-muted max-md:px-4">{t('pick')}</p>}
        {found?.ok && (
          <Answers
            title={found.title}
            subtitle={at ? t('then', { moment: moment(at) }) : t('now')}
            answers={found.answers.slice(0, shown)}
            rest={found.answers.length > shown ? t('first', { count: shown }) : null}
          />
        )}
      </div>
    </>
  )
}
