import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyLinks, historyRecords, userGroups } from '@/db/schema'
import { programContext } from '@/lib/kernel/context'
import { change } from './change'
import { image } from './entry'

const group = async (name: string) =>
  change(programContext, async (w) => {
    const [row] = await w.tx.insert(userGroups).values({ name, nameKey: name }).returning()
    await w.record([{ thing: 'user-group', thingId: row!.id, action: 'create', groupId: row!.id, after: image(row!) }])
    return row!
  })

test('H1 a change and its records are kept together, with who and by which means', async () => {
  const made = await group('h1')
  const [record] = await db().select().from(historyRecords).where(eq(historyRecords.groupId, made.id))
  expect(record).toMatchObject({ thing: 'user-group', thingId: String(made.id), action: 'create', before: null })
  expect(record!.after).toMatchObject({ name: 'h1', name_key: 'h1', version: 1 })
  const [link] = await db().select().from(historyLinks).where(eq(historyLinks.transactionId, record!.transactionId))
  expect(link).toMatchObject({ actorKind: 'program', actorName: 'toegangsbeheer', means: 'program', records: 1 })
})

test('P14 when history cannot be written the change rolls back', async () => {
  await db().execute(sql`alter table history_records add constraint forced check (thing <> 'user-group') not valid`)
  await expect(group('p14')).rejects.toThrow()
  await db().execute(sql`alter table history_records drop constraint forced`)
  await db().execute(sql`alter table history_links add constraint forced check (records <> 1) not valid`)
  await expect(group('p14')).rejects.toThrow()
  await db().execute(sql`alter table history_links drop constraint forced`)
  expect(await db().select().from(userGroups).where(eq(userGroups.name, 'p14'))).toEqual([])
})

test('a change that throws leaves neither rows nor history', async () => {
  const before = await db().$count(historyRecords)
  await expect(
    change(programContext, async (w) => {
      await w.record([{ thing: 'role', thingId: 1, action: 'create', after: { name: 'x' } }])
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await db().$count(historyRecords)).toBe(before)
})

test('a change that records nothing appends no link', async () => {
  const before = await db().$count(historyLinks)
  await change(programContext, async () => undefined)
  expect(await db().$count(historyLinks)).toBe(before)
})

test('recordSelect writes and records set-based, in one statement', async () => {
  const names = ['set 1', 'set 2', 'set 3']
  const count = await change(programContext, (w) =>
    w.recordSelect(
      sql`select 'user-group' as thing, id as thing_id, 'create' as action, null as user_id, id as group_id, null as employer_id,
        null as before, to_jsonb(made) as after from made`,
      sql`made as (insert into user_groups (name, name_key) select n, n from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) n returning *)`,
    ),
  )
  expect(count).toBe(3)
  const rows = await db().execute(
    sql`select after ->> 'name' as name, after ? 'description' as empty from history_records order by id desc limit 3`,
  )
  expect(rows.rows).toEqual(names.toReversed().map((name) => ({ name, empty: false })))
})

test('H1 a secret or a BSN is refused, in single and in set-based writes', async () => {
  const write = (after: object) => change(programContext, (w) => w.record([{ thing: 'user', thingId: 1, action: 'update', after }]))
  for (const key of ['password_hash', 'Wachtwoord', 'client_secret', 'token', 'gebruiker_bsn', 'encrypted_copy'])
    await expect(write({ [key]: 'x' })).rejects.toThrow(/secret/)
  await expect(write({ loginName: 'x' })).rejects.toThrow(/column name/)
  await write({ login_key: 'x', mapping: { columns: { Gebruiker_BSN: null } } })
  for (const key of ['password_hash', 'secret_hash', 'token_hash', 'id_hash', 'encrypted_copy', 'bsn'])
    await expect(
      change(programContext, (w) =>
        w.recordSelect(sql`select 'user' as thing, 1 as thing_id, 'update' as action, null as user_id, null as group_id, null as employer_id,
          null as before, jsonb_build_object(${key}::text, 'x') as after`),
      ),
    ).rejects.toThrow()
})

test('H2 the history refuses to be changed', async () => {
  await group('h2')
  for (const table of ['history_records', 'history_links'])
    for (const statement of [`update ${table} set hash = ''`, `delete from ${table}`, `truncate ${table}`])
      await expect(db().execute(sql.raw(statement)), statement).rejects.toThrow()
  await expect(db().execute(sql`delete from history_head`)).rejects.toThrow()
})

test('H2 changes made at the same time make one chain whose moments never run backwards', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => group(`parallel ${n}`)))
  const links = await db().select().from(historyLinks).orderBy(historyLinks.number)
  expect(links.length).toBeGreaterThanOrEqual(40)
  expect(links.map((l) => l.number)).toEqual(links.map((_, n) => n + 1))
  expect(links.every((l, n) => n === 0 || l.at >= links[n - 1]!.at)).toBe(true)
})

test('work is done anew after a deadlock', async () => {
  const [a, b] = [await group('a'), await group('b')]
  let runs = 0
  const update = async (first: number, second: number) =>
    change(programContext, async (w) => {
      runs++
      for (const id of [first, second]) {
        await w.tx.execute(sql`update user_groups set description = 'met' where id = ${id}`)
        await w.tx.execute(sql`select pg_sleep(0.1)`)
      }
    })
  await Promise.all([update(a.id, b.id), update(b.id, a.id)])
  expect(runs).toBe(3)
})
