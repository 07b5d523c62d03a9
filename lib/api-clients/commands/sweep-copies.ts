import { and, eq, isNotNull, lte, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { apiClientSecrets, apiClients } from '@/db/schema'
import { change } from '@/lib/history/change'
import { programContext } from '@/lib/kernel/context'
import { changeSecret, withoutCopy } from '../secrets/change'

/** Destroys the copies whose seven days are over (W2); they were not shown any more in any case. Answers how many. */
export async function sweepCopies(): Promise<number> {
  const over = and(isNotNull(apiClientSecrets.encryptedCopy), lte(apiClientSecrets.copyUntil, sql`now()`))
  if ((await db().$count(apiClientSecrets, over)) === 0) return 0
  return change(programContext, async (w) => {
    const due = await w.tx
      .select({ secret: apiClientSecrets, userId: apiClients.userId })
      .from(apiClientSecrets)
      .innerJoin(apiClients, eq(apiClients.id, apiClientSecrets.apiClientId))
      .where(over)
      .orderBy(apiClientSecrets.id)
      .limit(1000)
      .for('update', { of: apiClientSecrets })
    for (const { secret, userId } of due) await changeSecret(w, userId, secret, 'destroy-copy', withoutCopy)
    return due.length
  })
}
