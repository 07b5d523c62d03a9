import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyLinks, historyRecords } from '@/db/schema'
import { programContext } from '@/lib/kernel/context'
import { unrecorded } from './as-of'
import { change, type Writing } from './change'
import { verify } from './verify'

const operations = 1000
const atOnce = 8

const add = (w: Writing, n: number) =>
  w.recordSelect(
    sql`select 'user-group' as thing, id as thing_id, 'create' as action, null as user_id, id as group_id, null as employer_id, null as before,
      to_jsonb(made) as after from made`,
    sql`made as (insert into user_groups (name, name_key) values (${`g${n}`}, ${`g${n}`}) returning *)`,
  )

const rename = (w: Writing, n: number) =>
  w.recordSelect(
    sql`select 'user-group' as thing, id as thing_id, 'update' as action, null as user_id, id as group_id, null as employer_id,
      to_jsonb(old) as before, to_jsonb(made) as after from made join old using (id)`,
    sql`old as (select * from user_groups where id % 7 = ${n % 7} order by id limit 1 for update),
      made as (update user_groups g set description = ${`op ${n}`} from old where g.id = old.id returning g.*)`,
  )

/** An operation changes one row and records it; every tenth fails after it did. Answers the records that were kept. */
async function operation(n: number): Promise<number> {
  try {
    return await change(programContext, async (w) => {
      const records = n % 3 === 0 ? await add(w, n) : await rename(w, n)
      if (n % 10 === 9) throw new Error('called off')
      return records
    })
  } catch (error) {
    if ((error as Error).message === 'called off') return 0
    throw error
  }
}

test(`P14 ${operations} operations, ${atOnce} at once: changes = records, the chain verifies, a touched row is named`, async () => {
  let [next, kept, transactions] = [0, 0, 0]
  const worker = async () => {
    while (next < operations) {
      const records = await operation(next++)
      kept += records
      if (records > 0) transactions++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  expect(kept).toBeGreaterThan(operations / 2)
  expect([await db().$count(historyRecords), await db().$count(historyLinks)]).toEqual([kept, transactions])
  expect(await unrecorded(db())).toEqual([])
  expect(await verify()).toMatchObject({ ok: true, records: kept, links: transactions })
  const { rows } = await db().execute<{ id: string }>(
    sql`select id from history_records order by id offset ${Math.floor(kept / 2)} limit 1`,
  )
  const touched = Number(rows[0]!.id)
  await db().execute(sql`alter table history_records disable trigger all`)
  await db().execute(sql`update history_records set after = after || '{"name":"x"}' where id = ${touched}`)
  expect((await verify()).broken).toMatchObject({ kind: 'record-touched', record: touched })
  process.stdout.write(
    `P14: ${operations} operations, ${kept} changes, ${kept} records, ${transactions} links, touched record ${touched} named\n`,
  )
}, 120_000)
