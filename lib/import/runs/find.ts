import { eq } from 'drizzle-orm'
import { type Database, db, type Tx } from '@/db/client'
import { customerAccounts, importRuns } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { coversAccount } from '../accounts/access'

export type RunRow = typeof importRuns.$inferSelect & { accountCode: string; accountName: string }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The run with this public id, for a caller who may see it (L5, I22). A run of an account beyond the caller's reach answers like one that does not exist.
 * @throws Forbidden
 */
export async function findRun(ctx: Context, publicId: string, tx: Tx | Database = db()): Promise<RunRow> {
  await guard(tx, ctx, 'import')
  if (!uuid.test(publicId)) throw new Forbidden('not-found')
  const [found] = await tx
    .select({ run: importRuns, code: customerAccounts.code, name: customerAccounts.name })
    .from(importRuns)
    .innerJoin(customerAccounts, eq(customerAccounts.id, importRuns.accountId))
    .where(eq(importRuns.publicId, publicId))
  if (!found || !(await coversAccount(tx, ctx, found.run.accountId))) throw new Forbidden('not-found')
  return { ...found.run, accountCode: found.code, accountName: found.name }
}
