import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { pool, type Tx } from '@/db/client'

type Slots = { free: number; waiting: (() => void)[] }
const holder = globalThis as typeof globalThis & { __importSlots?: Slots }

/**
 * Lets few plans and commits go on at once in this process, in order of asking: each holds a connection and now and then asks for a second,
 * and without a bound they would wait for one another's for ever, and everyone else with them.
 */
async function heavy<T>(work: () => Promise<T>): Promise<T> {
  holder.__importSlots ??= { free: Math.max(1, Math.floor((pool().options.max ?? 10) / 4)), waiting: [] }
  const slots = holder.__importSlots
  if (slots.free > 0) slots.free--
  else await new Promise<void>((go) => slots.waiting.push(go))
  try {
    return await work()
  } finally {
    const next = slots.waiting.shift()
    if (next) next()
    else slots.free++
  }
}

/** What `work` answers when someone else has the turn. */
export const BUSY = Symbol('busy')
const PAUSE = 150

/** Does heavy work that takes a turn, again and again until it is its turn; nobody holds a connection while waiting. `waiting` may end the wait with an answer of its own. */
export async function inTurn<T>(
  work: () => Promise<T | typeof BUSY>,
  waiting: () => Promise<T | null> = () => Promise.resolve(null),
): Promise<T> {
  for (;;) {
    const done = await heavy(work)
    if (done !== BUSY) return done
    const answer = await waiting()
    if (answer !== null) return answer
    await sleep(PAUSE)
  }
}

/** Takes a turn until the end of the transaction, if nobody has it: of two at a time, in whatever process, one. */
export async function takesTurn(tx: Tx, of: 'import-plan' | 'import-commit', id: number): Promise<boolean> {
  // A client that was killed is noticed in the middle of a statement too, so that its locks go; not every system can.
  await tx.execute(sql`
    do $$ begin perform set_config('client_connection_check_interval', '2s', true); exception when others then null; end $$`)
  const { rows } = await tx.execute<{ got: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${of}, ${id})) as got`)
  return rows[0]?.got === true
}
