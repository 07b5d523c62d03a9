import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { importProgress } from '@/db/schema'

type Work = 'reading' | 'planning' | 'committing'

/** Seconds that work stays alive without a sign of life: a process that died frees its account sooner than I19's 30. */
const LEASE = 20
const BEAT = 5_000

const lease = sql`now() + make_interval(secs => ${LEASE})`

/** Work under way on a run: says how far it is and keeps its lease; `end` takes the row away. Does nothing any more once other work on the run announced itself. */
export type UnderWay = { at(step: string, done: number, of?: number | null): void; end(): Promise<void> }

/** Announces work on a run, outside the transaction of that work, so that everyone sees how far it is. */
export async function beginWork(runId: number, work: Work): Promise<UnderWay> {
  const fresh = { runId, work, step: null, done: 0, of: null, startedAt: sql`clock_timestamp()`, leaseUntil: lease }
  const [row] = await db()
    .insert(importProgress)
    .values(fresh)
    .onConflictDoUpdate({ target: importProgress.runId, set: fresh })
    .returning({ since: sql<string>`${importProgress.startedAt}::text` })
  const mine = and(eq(importProgress.runId, runId), sql`${importProgress.startedAt} = ${row?.since}::timestamptz`)
  let state: { step: string | null; done: number; of: number | null } = { step: null, done: 0, of: null }
  let told = state
  let busy = Promise.resolve()
  let last = Date.now()
  const tell = () => {
    told = state
    last = Date.now()
    busy = busy
      .then(() =>
        db()
          .update(importProgress)
          .set({ ...told, leaseUntil: lease })
          .where(mine),
      )
      .then(
        () => undefined,
        () => undefined,
      )
  }
  const timer = setInterval(() => {
    if (told !== state || Date.now() - last >= BEAT) tell()
  }, 500)
  timer.unref()
  return {
    at: (step, done, of = null) => {
      state = { step, done, of }
    },
    end: async () => {
      clearInterval(timer)
      await busy
      await db().delete(importProgress).where(mine)
    },
  }
}
