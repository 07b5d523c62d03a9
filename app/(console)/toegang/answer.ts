import type { getTranslations } from 'next-intl/server'
import { withState } from '@/components/data-table/address'
import { namesOfElements } from '@/lib/access/element-names'
import { pathsOfGroup, pathsOfUser, pathsToElement, type ReachedItem } from '@/lib/access/explain'
import type { Question } from '@/lib/access/explain-export'
import { type Path, stationTeller } from '@/lib/access/paths'
import type { Context } from '@/lib/kernel/context'
import type { Result } from '@/lib/kernel/result'
import { type Way, wayOf } from './picture-layout'

type Say = Awaited<ReturnType<typeof getTranslations<'reachScreen'>>>

/** `called`: what it is called besides its code; `href`: the same question about this one. */
export type Answer = { name: string; called?: string | null; href?: string; paths: Path[] }

/** So many answers are shown; the export has all of them. */
export const shown = 200

/** The sentence that answers, how many are found, the first of them with their paths, and all for a picture. */
type Answered = { title: string; about?: string; count: number; answers: Answer[]; ways: Way[] }

/** The answer to a question (A6, A7), in words. `op`: the moment, as the address has it. */
export async function answerTo(ctx: Context, question: Question, t: Say, op?: string): Promise<Result<Answered>> {
  const kind = (code: string, department?: string, employee?: string) =>
    department !== undefined
      ? t('kinds.department', { code, part: department })
      : employee !== undefined
        ? t('kinds.employee', { code, part: employee })
        : t('kinds.employer', { code })
  // An earlier moment had names of its own; there the codes say enough.
  const called = async (items: readonly Omit<ReachedItem, 'paths'>[]) =>
    question.at
      ? () => null
      : await namesOfElements(
          ctx,
          items.map(({ werkgevercode, afdelingCode, personeelsnummer }) => ({ werkgevercode, afdelingCode, personeelsnummer })),
        )
  if ('element' in question) {
    const found = await pathsToElement(ctx, question, stationTeller)
    if (!found.ok) return found
    const { employer, department, employee } = question.element
    const element = kind(employer, department, employee)
    const first = found.users.slice(0, shown)
    const answers = first.map(({ login, paths }) => ({ name: login, href: withState({ op }, { gebruiker: login }), paths }))
    const count = found.users.length
    const ways = found.users.flatMap(({ login, paths }) => paths.map(({ stations }) => wayOf(login, stations, element)))
    const item = { werkgevercode: employer, afdelingCode: department, personeelsnummer: employee }
    const about = (await called([item]))(item) ?? undefined
    return { ok: true, title: t('reachers', { count, element }), about, count, answers, ways }
  }
  if ('login' in question) {
    const found = await pathsOfUser(ctx, question, stationTeller)
    if (!found.ok) return found
    const { login } = question
    const first = found.items.slice(0, shown)
    const nameOf = await called(first)
    const answers = first.map((item) => ({
      name: kind(item.werkgevercode, item.afdelingCode, item.personeelsnummer),
      called: nameOf(item),
      paths: item.paths,
    }))
    const count = found.items.length
    return {
      ok: true,
      title: t('reached', { login, count, parts: partsOf(ctx, found.items, t) }),
      count,
      answers,
      ways: waysOf(login, found.items),
    }
  }
  const found = await pathsOfGroup(ctx, question, stationTeller)
  if (!found.ok) return found
  const first = found.items.slice(0, shown)
  const nameOf = await called(first)
  const answers = first.map((item) => ({ name: kind(item.werkgevercode), called: nameOf(item), paths: item.paths }))
  const count = found.items.length
  const about = t('groupMembers', { count: found.members })
  return { ok: true, title: t('groupReached', { name: found.name, count }), about, count, answers, ways: waysOf(null, found.items) }
}

/** How many of each kind: "12 werkgevers en 343 afdelingen". */
function partsOf({ language }: Context, items: readonly Omit<ReachedItem, 'paths'>[], t: Say): string {
  const counts = { employers: 0, departments: 0, employees: 0 }
  for (const { afdelingCode, personeelsnummer } of items)
    counts[afdelingCode !== undefined ? 'departments' : personeelsnummer !== undefined ? 'employees' : 'employers']++
  const parts = Object.entries(counts).flatMap(([kind, count]) => (count ? [t(`counts.${kind as keyof typeof counts}`, { count })] : []))
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
}

/** The ways of a user or a group, each once: thousands of employees are reached by the same one. */
const waysOf = (user: string | null, items: readonly { paths: Path[] }[]): Way[] =>
  [...new Set(items.flatMap(({ paths }) => paths.map(({ stations }) => stations)))].map((stations) => wayOf(user, stations))
