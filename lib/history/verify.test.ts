import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { programContext } from '@/lib/kernel/context'
import { change } from './change'
import { type Break, verify } from './verify'

/** Ten transactions: three records each. Ids and numbers count from 1, for the database is new. */
beforeAll(async () => {
  for (let n = 1; n <= 10; n++)
    await change(programContext, (w) =>
      w.record(
        [1, 2, 3].map((m) => ({ thing: 'role' as const, thingId: m, action: 'update', userId: n, after: { name: `é "${n}" \\ ${m}` } })),
      ),
    )
})

/** What `verify` finds after somebody who may do everything touched the history behind its back. */
async function after(...tampering: SQL[]) {
  const triggers = ['history_records', 'history_links', 'history_head']
  const switched = (how: string) => triggers.map((table) => sql.raw(`alter table ${table} ${how} trigger all`))
  // verify takes a snapshot of its own, so what was done must be committed, and is put back from a copy
  const keep = triggers.map((table) => sql.raw(`create table kept_${table} as table ${table}`))
  const restore = triggers.flatMap((table) => [
    `delete from ${table}`,
    `insert into ${table} select * from kept_${table}`,
    `drop table kept_${table}`,
  ])
  for (const statement of [...switched('disable'), ...keep, ...tampering, ...switched('enable')]) await db().execute(statement)
  try {
    return await verify()
  } finally {
    for (const statement of [...switched('disable'), ...restore.map((text) => sql.raw(text)), ...switched('enable')])
      await db().execute(statement)
  }
}

test('H2 an untouched history verifies, whatever the session says of time and language', async () => {
  const untouched = { ok: true, links: 10, records: 30, broken: null, head: { number: 10, hash: expect.stringMatching(/^[0-9a-f]{64}$/) } }
  expect(await verify()).toEqual(untouched)
  await db().transaction(async (tx) => {
    await tx.execute(sql`set local timezone = 'Asia/Tokyo'`)
    await tx.execute(sql`set local datestyle = 'SQL, DMY'`)
    const { rows } = await tx.execute(sql`select from history_links l where hash <> history_link_hash(coalesce((
      select p.hash from history_links p where p.number = l.number - 1), ''), l)`)
    expect(rows).toEqual([])
  })
  expect(await after()).toEqual(untouched)
})

const rehash = sql`update history_records r set hash =
  history_record_hash(id, transaction_id, thing, thing_id, action, user_id, group_id, employer_id, before, after)`
const cases: [string, SQL[], { kind: Break; link: number | null; record: number | null }][] = [
  [
    'a touched value',
    [sql`update history_records set after = '{"name":"other"}' where id = 8`],
    { kind: 'record-touched', link: 3, record: 8 },
  ],
  ['a touched owner', [sql`update history_records set user_id = 99 where id = 30`], { kind: 'record-touched', link: 10, record: 30 }],
  ['a touched hash', [sql`update history_records set hash = repeat('0', 64) where id = 1`], { kind: 'record-touched', link: 1, record: 1 }],
  ['a touched id', [sql`update history_records set id = 999 where id = 5`], { kind: 'record-touched', link: 2, record: 999 }],
  [
    'a touched record with its hash made anew',
    [sql`update history_records set after = '{}' where id = 8`, rehash],
    { kind: 'records-differ', link: 3, record: null },
  ],
  ['a removed record', [sql`delete from history_records where id = 14`], { kind: 'record-missing', link: 5, record: null }],
  [
    'all records of a link removed',
    [sql`delete from history_records where id in (13, 14, 15)`],
    { kind: 'record-missing', link: 5, record: null },
  ],
  [
    'an added record',
    [
      sql`insert into history_records (transaction_id, thing, thing_id, action, hash)
        select transaction_id, thing, thing_id, action, '' from history_records where id = 4`,
      rehash,
    ],
    { kind: 'record-added', link: 2, record: 31 },
  ],
  [
    'a record of no transaction',
    [
      sql`insert into history_records (id, transaction_id, thing, thing_id, action, hash) values (40, gen_random_uuid(), 'user', '1', 'update', '')`,
      rehash,
    ],
    { kind: 'record-unlinked', link: null, record: 40 },
  ],
  ['a removed link', [sql`delete from history_links where number = 4`], { kind: 'link-missing', link: 4, record: null }],
  ['the first link removed', [sql`delete from history_links where number = 1`], { kind: 'link-missing', link: 1, record: null }],
  [
    'a removed link, those after it renumbered',
    [
      sql`delete from history_links where number = 4`,
      ...[5, 6, 7, 8, 9, 10].map((n) => sql`update history_links set number = ${n - 1} where number = ${n}`),
    ],
    { kind: 'link-touched', link: 4, record: null },
  ],
  [
    'the last transaction removed, link and records',
    [sql`delete from history_records where id > 27`, sql`delete from history_links where number = 10`],
    { kind: 'link-missing', link: 10, record: null },
  ],
  [
    'two links in the other order',
    [
      [6, -6],
      [7, 6],
      [-6, 7],
    ].map(([from, to]) => sql`update history_links set number = ${to} where number = ${from}`),
    { kind: 'link-touched', link: 6, record: null },
  ],
  [
    'another actor',
    [sql`update history_links set actor_name = 'someone' where number = 2`],
    { kind: 'link-touched', link: 2, record: null },
  ],
  [
    'another moment',
    [sql`update history_links set at = at - interval '1 day' where number = 9`],
    { kind: 'link-touched', link: 9, record: null },
  ],
  [
    'a forged last link',
    [
      sql`update history_links set actor_name = 'someone' where number = 10`,
      sql`update history_links l set hash = history_link_hash((select hash from history_links where number = 9), l) where number = 10`,
    ],
    { kind: 'link-touched', link: 10, record: null },
  ],
  [
    'the first of several',
    [sql`update history_records set action = 'x' where id in (29, 11, 20)`, sql`delete from history_links where number = 8`],
    { kind: 'record-touched', link: 4, record: 11 },
  ],
  [
    'a record moved to another transaction',
    [sql`update history_records set transaction_id = (select transaction_id from history_records where id = 3) where id = 4`],
    { kind: 'record-touched', link: 1, record: 4 },
  ],
]

test.each(cases)('H2, P14 named: %s', async (_, tampering, broken) => {
  expect(await after(...tampering)).toMatchObject({ ok: false, broken })
  expect((await verify()).ok).toBe(true)
})
