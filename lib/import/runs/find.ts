import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { type Database, db, type Tx } from '@/db/client'
import { customerAccounts, importRuns } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { isCoveredRun } from '../accounts/access'
import { namedFor } from './sight'

/** A run without the employers of its scope, which can be ten thousand. */
const { scopeEmployers: _, ...columns } = getTableColumns(importRuns)
export const runColumns = columns

/** `startedBy` and `committedBy` are null for who does not see them (L7). */
export type RunRow = Omit<typeof importRuns.$inferSelect, 'startedBy' | 'scopeEmployers'> & {
  startedBy: string | null
  accountCode: string
  accountName: string
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The run with this public id, for a caller who may see it (L5, I22). A run beyond the caller's reach answers like one that does not exist.
 * @throws Forbidden
 */
export async function findRun(ctx: Context, publicId: string, tx: Tx | Database = db()): Promise<RunRow> {
  await guard(tx, ctx, 'import')
  if (!uuid.test(publicId)) throw new Forbidden('not-found')
  const [found] = await tx
    .select({ run: runColumns, ...(await columnsAround(tx, ctx)) })
    .from(importRuns)
    .innerJoin(customerAccounts, eq(customerAccounts.id, importRuns.accountId))
    .where(and(eq(importRuns.publicId, publicId), await isCoveredRun(tx, ctx)))
  if (!found) throw new Forbidden('not-found')
  const { run, ...around } = found
  return { ...run, ...around }
}

/** What stands with a run in `RunRow`, for who looks. */
export async function columnsAround(tx: Tx | Database, ctx: Context) {
  const named = await namedFor(tx, ctx)
  const { startedById, startedBy, committedById, committedBy } = importRuns
  return {
    accountCode: customerAccounts.code,
    accountName: customerAccounts.name,
    startedBy: named(sql`${startedById}`, sql`${startedBy}`),
    committedBy: named(sql`${committedById}`, sql`${committedBy}`),
  }
}
