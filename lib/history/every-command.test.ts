import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyRecords } from '@/db/schema'
import { everyCommand, ground } from './testing/every-command'
import { verify } from './verify'

/**
 * What writes, found in the code: by name what `command` makes, by file what calls `change` itself. A row is missing? Add one to
 * `testing/every-command.ts`: what it works on, and the call.
 */
function writers(): string[] {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .map((name) => join('lib', name))
    .filter(
      (file) => file.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(file) && !/^lib\/(history\/change|access\/command)\.ts$/.test(file),
    )
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8').replace(/^\s*(\*|\/\/|\/\*).*$/gm, '')
    const commands = [...text.matchAll(/^export const (\w+) =\s*command\(/gm)].map(([, name]) => `${file}#${name}`)
    return /\bchange\(/.test(text) && /from '@\/lib\/history\/change'/.test(text) ? [...commands, file] : commands
  })
}

const without = ['rate_limits', 'history_head']

/** A digest of every table but the counters of the throttle, which count what was refused as well. */
async function everything(): Promise<string> {
  const { rows } = await db().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const parts = rows
    .filter(({ name }) => !without.includes(name))
    .map(({ name }) => `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from "${name}" t`)
  return JSON.stringify((await db().execute(sql.raw(`${parts.join(' union all ')} order by name`))).rows)
}

beforeAll(async () => {
  await db().execute(sql`create function forced() returns trigger language plpgsql as $$ begin raise exception 'no history today'; end $$`)
})
beforeEach(ground)
const forced = (on: boolean) =>
  db().execute(
    sql.raw(
      on
        ? 'create trigger forced before insert on history_records for each statement execute function forced()'
        : 'drop trigger if exists forced on history_records',
    ),
  )
afterEach(async () => {
  delete process.env.SMTP_URL
  await forced(false)
})
afterAll(async () => expect(await verify()).toMatchObject({ ok: true }))

test('P14 there is a row for everything that writes, and for nothing else', () => {
  const covered = new Set(Object.keys(everyCommand).flatMap((name) => [name, name.split('#')[0]!]))
  expect(writers().filter((name) => !covered.has(name))).toEqual([])
  const found = new Set(writers().flatMap((name) => [name, name.split('#')[0]!]))
  expect(Object.keys(everyCommand).filter((name) => !found.has(name) && !found.has(name.split('#')[0]!))).toEqual([])
})

test.each(Object.keys(everyCommand))('P14 no change without history: %s', async (name) => {
  const call = await everyCommand[name]!()
  const [before, records] = [await everything(), await db().$count(historyRecords)]
  await forced(true)
  await expect(call()).rejects.toThrow()
  expect(await everything()).toBe(before)
  await forced(false)
  const result = await call()
  expect((result as { ok?: boolean } | undefined)?.ok, JSON.stringify(result)).not.toBe(false)
  expect(await everything()).not.toBe(before)
  expect(await db().$count(historyRecords)).toBeGreaterThan(records)
})
