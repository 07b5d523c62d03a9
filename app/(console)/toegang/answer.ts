import type { getTranslations } from 'next-intl/server'
import { withState } from '@/components/data-table/address'
import { pathsOfGroup, pathsOfUser, pathsToElement } from '@/lib/access/explain'
import type { Question } from '@/lib/access/explain-export'
import { type Path, stationTeller } from '@/lib/access/paths'
import type { Context } from '@/lib/kernel/context'
import type { Result } from '@/lib/kernel/result'
import { type Way, wayOf } from './picture-layout'

type Say = Awaited<ReturnType<typeof getTranslations<'reachScreen'>>>

/** `href`: the same question about this one. */
export type Answer = { name: string; href?: string; paths: Path[] }

/** The sentence that answers, what is found with its paths, and the same for a picture. `op`: the moment, as the address has it. */
type Answered = { title: string; about?: string; answers: Answer[]; ways: Way[] }

/** The answer to a question (A6, A7), in words. */
export async function answerTo(ctx: Context, question: Question, t: Say, op?: string): Promise<Result<Answered>> {
  const kind = (code: string, department?: string, employee?: string) =>
    department !== undefined
      ? t('kinds.department', { code, part: department })
      : employee !== undefined
        ? t('kinds.employee', { code, part: employee })
        : t('kinds.employer', { code })
  if ('element' in question) {
    const found = await pathsToElement(ctx, question, stationTeller)
    if (!found.ok) return found
    const { employer, department, employee } = question.element
    const element = kind(employer, department, employee)
    const answers = found.users.map(({ login, paths }) => ({ name: login, href: withState({ op }, { gebruiker: login }), paths }))
    const ways = found.users.flatMap(({ login, paths }) => paths.map(({ stations }) => wayOf(login, stations, element)))
    return { ok: true, title: t('reachers', { count: answers.length, element }), answers, ways }
  }
  if ('login' in question) {
    const found = await pathsOfUser(ctx, question, stationTeller)
    if (!found.ok) return found
    const { login } = question
    const answers = found.items.map((item) => ({
      name: kind(item.werkgevercode, item.afdelingCode, item.personeelsnummer),
      paths: item.paths,
    }))
    const ways = answers.flatMap(({ paths }) => paths.map(({ stations }) => wayOf(login, stations)))
    return { ok: true, title: t('reached', { login, count: answers.length }), answers, ways }
  }
  const found = await pathsOfGroup(ctx, question, stationTeller)
  if (!found.ok) return found
  const answers = found.items.map((item) => ({ name: kind(item.werkgevercode), paths: item.paths }))
  const ways = answers.flatMap(({ paths }) => paths.map(({ stations }) => wayOf(null, stations)))
  const about = t('groupMembers', { count: found.members })
  return { ok: true, title: t('groupReached', { name: found.name, count: answers.length }), about, answers, ways }
}
