import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'
import { db, type Tx } from '@/db/client'
import { actorName, actorUserId, type Context } from '@/lib/kernel/context'
import type { HistoryEntry } from './entry'
import { insertEntries, insertRecords } from './record'

/** What a write works with: its transaction, and the only two ways into history. */
export type Writing = {
  tx: Tx
  transactionId: string
  /** Records single changes. */
  record(entries: HistoryEntry[]): Promise<void>
  /** Records what a SELECT yields (`insertRecords` names its columns); answers how many records were made. */
  recordSelect(select: SQL, ctes?: SQL): Promise<number>
}

const attempts = 5

/** A serialization failure or a deadlock: the same work can succeed when it is done again. */
const canBeRetried = (error: unknown): boolean => {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return ['40001', '40P01'].includes(cause?.code ?? code ?? '')
}

/**
 * The one way to change anything: a transaction whose changes and history are kept together or not at all (H1, P14). The chain's link is
 * appended last (H2). `work` is done anew after a deadlock or serialization failure, so it must touch nothing but the database.
 */
export async function change<T>(ctx: Context, work: (w: Writing) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(ctx, work)
    } catch (error) {
      if (attempt === attempts || !canBeRetried(error)) throw error
      await pause(Math.random() * 20 * 2 ** attempt)
    }
  }
}

const once = <T>(ctx: Context, work: (w: Writing) => Promise<T>): Promise<T> =>
  db().transaction(
    async (tx) => {
      const transactionId = randomUUID()
      const result = await work({
        tx,
        transactionId,
        record: (entries) => insertEntries(tx, transactionId, entries),
        recordSelect: (select, ctes) => insertRecords(tx, transactionId, select, ctes),
      })
      const { actor, means, address, runId } = ctx
      await tx.execute(sql`select history_append(
        ${transactionId}, ${actor.kind}, ${actorUserId(actor)}, ${actorName(actor)}, ${means}, ${address}, ${runId ?? null})`)
      return result
    },
    // A later statement must see the head of the chain as it is once it could be locked.
    { isolationLevel: 'read committed' },
  )
