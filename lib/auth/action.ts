import { randomUUID } from 'node:crypto'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Context, Language } from '@/lib/kernel/context'
import { log } from '@/lib/kernel/log'
import { parse } from '@/lib/kernel/parse'
import { Forbidden, type Problem, type Result, refuse } from '@/lib/kernel/result'
import { isOwnOrigin, sourceOf } from './address'
import { currentLanguage } from './language'
import { currentBrowserToken, currentContext } from './session'

/** Runs what an action does for a request of our own pages; whatever is thrown becomes a problem without a stack or SQL. */
async function answer<T>(work: () => Promise<Result<T>>, changes = true): Promise<Result<T>> {
  try {
    if (!isOwnOrigin(await headers())) return refuse('foreign-origin')
    const result = await work()
    if (result.ok && changes) refresh()
    return result
  } catch (error) {
    unstable_rethrow(error)
    if (error instanceof Forbidden) return refuse(error.code)
    const reference = randomUUID().slice(0, 8)
    log.error({ err: error, reference }, 'an action failed')
    return refuse('unexpected', { reference })
  }
}

/**
 * The one way to make a server action of a command: checks Origin and session, reads the input by its strict schema, runs the command
 * (which guards itself, L5), and refreshes the page once when it was done. Never throws: what was refused or went wrong is a `Problem`.
 *
 *     'use server'
 *     export const saveRole = action(assignRoleSchema, assignRole)
 *
 * `alsoWrong` guards itself and says what else is wrong with input that the schema refuses, so that a form hears everything at once.
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  command: (ctx: Context, input: z.output<S>) => Promise<Result<T>>,
  alsoWrong?: (ctx: Context, input: unknown) => Promise<Problem[]>,
) {
  return (input: z.input<S>): Promise<Result<T>> => answer(() => asVisitor(schema, command, input, alsoWrong))
}

/** The same for a question that a page asks while one works on it: it changes nothing, so the page stays as it is. The query guards itself. */
export function question<S extends z.ZodType, T>(schema: S, query: (ctx: Context, input: z.output<S>) => Promise<Result<T>>) {
  return (input: z.input<S>): Promise<Result<T>> => answer(() => asVisitor(schema, query, input), false)
}

async function asVisitor<S extends z.ZodType, T>(
  schema: S,
  work: (ctx: Context, input: z.output<S>) => Promise<Result<T>>,
  input: unknown,
  alsoWrong?: (ctx: Context, input: unknown) => Promise<Problem[]>,
): Promise<Result<T>> {
  const ctx = await currentContext()
  if (!ctx) return refuse('signed-out')
  const read = parse(schema, input)
  if (read.ok) return work(ctx, read.value)
  return alsoWrong ? { ok: false, problems: [...read.problems, ...(await alsoWrong(ctx, input))] } : read
}

/** What an action for someone signed out knows of its caller; `browserToken` is the value of the cookie by which a browser is known (P13). */
export type Visitor = { address: string | null; language: Language; browserToken: string | null }

/** The same for what someone signed out may do; the command itself must ask for proof, such as a one-time token. */
export function openAction<S extends z.ZodType, T>(schema: S, command: (from: Visitor, input: z.output<S>) => Promise<Result<T>>) {
  return (input: z.input<S>): Promise<Result<T>> =>
    answer(async () => {
      const read = parse(schema, input)
      if (!read.ok) return read
      const from = { address: sourceOf(await headers()), language: await currentLanguage(), browserToken: await currentBrowserToken() }
      return command(from, read.value)
    })
}
