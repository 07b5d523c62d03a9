import { setImmediate as breath } from 'node:timers/promises'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { type Element, explainElement, explainGroup, explainUser, type ReachedItem } from './explain'

/** One of the questions of the page Toegang, now or `at` an earlier moment (A7). */
export type Question = ({ login: string } | { groupId: number } | { element: Element }) & { at?: Date }

/**
 * The whole answer as a sheet, a row for every path: what a user or a group reaches by its codes, or who reaches an element by login name.
 * Guarded as the answers themselves. @throws Forbidden not-found, when what is asked about is not known to whoever asks
 */
export async function reachSheet(ctx: Context, question: Question): Promise<Sheet> {
  const say = speaker(ctx.language, 'reachScreen')
  const codes = ['Werkgevercode', 'AfdelingCode', 'Personeelsnummer']
  if ('element' in question) {
    const found = await explainElement(ctx, question)
    if (!found.ok) throw new Forbidden('not-found')
    const rows = rowsOf(found.users, ({ login, paths }) => paths.map(({ text }) => [login, text]))
    return { name: say('title'), header: [say('login'), say('path')], rows }
  }
  const found = 'login' in question ? await explainUser(ctx, question) : await explainGroup(ctx, question)
  if (!found.ok) throw new Forbidden('not-found')
  return { name: say('title'), header: [...codes, say('path')], rows: rowsOf(found.items, rowsOfItem) }
}

/** So many rows are written before others have a turn: all of them are there at once, and nothing else makes the writer wait. */
const atOnce = 2000

async function* rowsOf<T>(found: readonly T[], rows: (one: T) => string[][]): AsyncGenerator<string[]> {
  for (const [n, one] of found.entries()) {
    if (n % atOnce === atOnce - 1) await breath()
    yield* rows(one)
  }
}

const rowsOfItem = ({ werkgevercode, afdelingCode, personeelsnummer, paths }: ReachedItem): string[][] =>
  paths.map(({ text }) => [werkgevercode, afdelingCode ?? '', personeelsnummer ?? '', text])
