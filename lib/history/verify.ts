import { type SQL, sql } from 'drizzle-orm'
import { db, type Tx } from '@/db/client'

/**
 * What is wrong with a link or a record:
 * link-missing: no link has this number, though a later one exists or the head says it does;
 * link-touched: its content, its place in the chain or its moment is not what its hash was made over;
 * record-touched: the record's content is not what its hash was made over;
 * record-missing, record-added: the transaction has fewer or more records than its link counted;
 * records-differ: as many, but not those that the link's digest was made over; record-unlinked: the record belongs to no link.
 */
export type Break =
  | 'link-missing'
  | 'link-touched'
  | 'record-touched'
  | 'record-missing'
  | 'record-added'
  | 'records-differ'
  | 'record-unlinked'

export type Verification = {
  ok: boolean
  links: number
  records: number
  /** The end of the chain, to note elsewhere: a chain that was rewritten as a whole shows only by another hash at the same number. */
  head: { number: number; hash: string }
  /** The first that is broken, in the order of the chain; records that belong to no link come last. */
  broken: { kind: Break; link: number | null; record: number | null } | null
}

/** Every link against its own hash, the link before it and its moment, gaps and the head included. Rows: kind, link, record. */
const brokenLinks: SQL = sql`
  select case when number <> expected then 'link-missing' else 'link-touched' end as kind, least(number, expected) as link, null::bigint as record
  from (
    select l.number, lag(l.number, 1, 0::bigint) over (order by l.number) + 1 as expected,
      l.hash is distinct from history_link_hash(lag(l.hash, 1, '') over (order by l.number), l)
      or l.at < lag(l.at, 1, '-infinity') over (order by l.number) as touched
    from history_links l
  ) chain
  where number <> expected or touched
  union all
  select case when h.number > last.number then 'link-missing' else 'link-touched' end,
    case when h.number = last.number then h.number else least(h.number, last.number) + 1 end, null
  from history_head h, (
    select coalesce(max(number), 0) as number, coalesce((array_agg(hash order by number desc))[1], '') as hash
    from (select number, hash from history_links order by number desc limit 1) l
  ) last
  where h.number <> last.number or h.hash <> last.hash`

/**
 * Every transaction's records against the count and the digest of its link. Rows: kind, link, record. Records beyond the count are named when
 * those before them make the digest.
 */
const brokenTransactions: SQL = sql`
  select case
      when link is null then 'record-unlinked'
      when found < records then 'record-missing'
      when found > records then 'record-added'
      else 'records-differ' end as kind,
    link, case when link is null or (found > records and first_digest = digest) then beyond end as record
  from (
    select number as link, records, digest, count(id) as found, min(id) filter (where nth > coalesce(records, 0)) as beyond,
      encode(sha256(convert_to(string_agg(hash, '' order by id) filter (where nth <= records), 'UTF8')), 'hex') as first_digest
    from (
      select l.number, l.records, l.digest, r.id, r.hash, coalesce(l.transaction_id, r.transaction_id) as transaction_id,
        row_number() over (partition by r.transaction_id order by r.id) as nth
      from history_records r full join history_links l on l.transaction_id = r.transaction_id
    ) each
    group by transaction_id, number, records, digest
  ) t
  where link is null or found <> records or first_digest is distinct from digest`

/** Every record against its own hash. Rows: kind, link, record. */
const touchedRecords: SQL = sql`
  select 'record-touched' as kind, l.number as link, r.id as record
  from history_records r left join history_links l on l.transaction_id = r.transaction_id
  where r.hash is distinct from
    history_record_hash(r.id, r.transaction_id, r.thing, r.thing_id, r.action, r.user_id, r.group_id, r.employer_id, r.before, r.after)`

type Row = { kind: Break; link: string | null; record: string | null }

/** A touched record is named before its link, whose digest it may have broken as well. */
const order = sql.raw(`link nulls last, case kind when 'record-touched' then 0 else 1 end, record`)

const firstOf = async (tx: Tx): Promise<Verification['broken']> => {
  const { rows } = await tx.execute<Row>(sql`
    select kind, link, record from (${brokenLinks} union all ${brokenTransactions} union all ${touchedRecords}) breaks order by ${order} limit 1`)
  const row = rows[0]
  return row
    ? { kind: row.kind, link: row.link === null ? null : Number(row.link), record: row.record === null ? null : Number(row.record) }
    : null
}

/** Verifies the whole history in the database, as of one moment; nothing but its outcome is held in memory (H2). */
export const verify = (): Promise<Verification> =>
  db().transaction(
    async (tx) => {
      const { rows } = await tx.execute<{ links: string; records: string; number: string; hash: string }>(sql`
        select (select count(*) from history_links) as links, (select count(*) from history_records) as records, h.number, h.hash from history_head h`)
      const { links, records, number, hash } = rows[0]!
      const broken = await firstOf(tx)
      return { ok: broken === null, links: Number(links), records: Number(records), head: { number: Number(number), hash }, broken }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
