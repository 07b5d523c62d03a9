import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { db } from './client'
import { migrate, migrationsCurrent } from './migrate'

test('a test file has a migrated database of its own', async () => {
  const found = await db().execute(sql`select current_database() as name, count(*)::int as users from users`)
  expect(found.rows).toEqual([{ name: expect.stringMatching(/^test_/), users: expect.any(Number) }])
})

test('migrating again applies nothing, and the schema counts as current', async () => {
  const url = process.env.DATABASE_URL!
  expect(await migrate(url)).toEqual([])
  expect(await migrationsCurrent(url)).toBe(true)
})

test('a migration that landed later but was generated earlier is applied all the same', async () => {
  const url = process.env.DATABASE_URL!
  await db().execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`)
  await db().execute(sql`create table tried (id int)`)
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'meta'))
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries: [{ tag: '0001_older', when: 1 }] }))
  writeFileSync(join(folder, '0001_older.sql'), 'insert into tried values (1);--> statement-breakpoint\ninsert into tried values (2)')
  expect(await migrationsCurrent(url, folder)).toBe(false)
  expect(await Promise.all([migrate(url, folder), migrate(url, folder)])).toContainEqual(['0001_older'])
  expect((await db().execute(sql`select id from tried order by id`)).rows).toEqual([{ id: 1 }, { id: 2 }])
})
