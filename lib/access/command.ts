import type { z } from 'zod'
import type { Tx } from '@/db/client'
import { change, type Writing } from '@/lib/history/change'
import type { Context, Level } from '@/lib/kernel/context'
import { parse } from '@/lib/kernel/parse'
import type { Problem, Result } from '@/lib/kernel/result'
import { violatedUnique } from '@/lib/kernel/violation'
import type { PageName } from '@/lib/menus/nodes'
import { guard } from './guard'
import { alone, amongOthers } from './one-order'

/** Carries a refusal out of the transaction, so that whatever was written before it is rolled back. */
class Refused extends Error {
  constructor(readonly problems: Problem[]) {
    super('refused')
  }
}

/**
 * Makes a write in its one shape: one transaction in which the guard speaks first (level, menu), the input is read by its strict
 * schema, `work` applies the rules, writes and records; `level` is the caller's, read live. A refusal writes nothing. `taken` names
 * the problem that belongs to a unique constraint, for values that two people give at the same moment. `apart`, asked of the input as it
 * came, says that nothing else may be under way: what takes something away from people who run commands themselves, so that none
 * of theirs goes on by what they were allowed before.
 *
 *     export const createRole = command('users', createRoleSchema, async (w, ctx, input) => …, { roles_name: { code: 'role-taken' } })
 */
export const command =
  <S extends z.ZodType, T>(
    page: PageName,
    schema: S,
    work: (w: Writing, ctx: Context, input: z.output<S>, level: Level) => Promise<Result<T>>,
    taken: Record<string, Problem> = {},
    apart?: (tx: Tx, input: unknown) => Promise<boolean>,
  ) =>
  async (ctx: Context, input: z.input<S>): Promise<Result<T>> => {
    try {
      return await change(ctx, async (w) => {
        if (apart) await guard(w.tx, ctx, page)
        await ((await apart?.(w.tx, input)) ? alone(w.tx) : amongOthers(w.tx))
        const level = await guard(w.tx, ctx, page)
        const read = parse(schema, input)
        const result = read.ok ? await work(w, ctx, read.value, level) : read
        if (!result.ok) throw new Refused(result.problems)
        return result
      })
    } catch (error) {
      if (error instanceof Refused) return { ok: false, problems: error.problems }
      const problem = taken[violatedUnique(error) ?? '']
      if (problem) return { ok: false, problems: [problem] }
      throw error
    }
  }
