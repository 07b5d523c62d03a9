import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { checkImage, type HistoryEntry } from './entry'

/** Columns that the database makes of others (`db/schema/users.ts`): they say nothing of their own. */
const derived = sql.raw("- '{search_text,sort_name}'::text[]")

/**
 * Records what a SELECT yields: columns thing, thing_id, action, user_id, group_id, employer_id, before, after (images: `to_jsonb(row)`).
 * `ctes` go before the INSERT, so that `removed as (delete … returning *)` can be written and recorded in one statement.
 * @returns the number of records. Empty columns of the images are left out: half the size of a user, and as much of the time.
 */
export async function insertRecords(tx: Tx, transactionId: string, select: SQL, ctes?: SQL): Promise<number> {
  const result = await tx.execute(sql`
    ${ctes ? sql`with ${ctes}` : sql``}
    insert into history_records (id, transaction_id, thing, thing_id, action, user_id, group_id, employer_id, before, after, hash)
    select r.*, history_record_hash(id, transaction_id, thing, thing_id, action, user_id, group_id, employer_id, before, after)
    from (
      select nextval('history_records_id_seq') as id, ${transactionId}::uuid as transaction_id, s.thing::text, s.thing_id::text, s.action::text,
        s.user_id::bigint, s.group_id::bigint, s.employer_id::bigint,
        jsonb_strip_nulls(s.before::jsonb ${derived}) as before, jsonb_strip_nulls(s.after::jsonb ${derived}) as after
      from (${select}) s
    ) r`)
  return result.rowCount ?? 0
}

/** Records single changes, in the order given. Throws for an image that holds a secret (H1). */
export async function insertEntries(tx: Tx, transactionId: string, entries: HistoryEntry[]): Promise<void> {
  if (entries.length === 0) return
  for (const entry of entries) {
    checkImage(entry.thing, entry.before)
    checkImage(entry.thing, entry.after)
  }
  const rows = entries.map((e) => ({
    thing: e.thing,
    thing_id: String(e.thingId),
    action: e.action,
    user_id: e.userId,
    group_id: e.groupId,
    employer_id: e.employerId,
    before: e.before,
    after: e.after,
  }))
  await insertRecords(
    tx,
    transactionId,
    sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(thing text, thing_id text, action text, user_id bigint, group_id bigint, employer_id bigint, before jsonb, after jsonb)`,
  )
}
