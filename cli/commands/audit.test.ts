import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { userGroups, users } from '@/db/schema'
import { change } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import type { Context } from '@/lib/kernel/context'
import { type CommandIo, WrongUse } from '../io'
import { run as access } from './access'
import { run as audit } from './audit'

const ctx: Context = { actor: { kind: 'command-line', name: 'tester' }, means: 'command-line', address: null, language: 'nl' }

/** Runs a command as the dispatcher would; answers its exit code, what it printed and its JSON. */
async function called(run: typeof audit, ...argv: string[]) {
  const said = { out: [] as string[], err: [] as string[] }
  const json: unknown[] = []
  const io: CommandIo = {
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
    json: (value) => void json.push(JSON.parse(JSON.stringify(value))),
    ctx,
    wantsJson: argv.includes('--json'),
    path: (name) => name,
  }
  const code = await run(
    argv.filter((arg) => arg !== '--json'),
    io,
  )
  return { code, ...said, json: json[0] as Printed }
}

/** What the tests read from the JSON one by one. */
type Printed = { items: { thing: string }[] }

let between: Date
beforeAll(async () => {
  await change(ctx, async (w) => {
    const [group] = await w.tx.insert(userGroups).values({ name: 'HR', nameKey: 'hr' }).returning()
    await w.record([{ thing: 'user-group', thingId: group!.id, action: 'create', groupId: group!.id, after: image(group!) }])
    const [user] = await w.tx
      .insert(users)
      .values({ loginName: 'Demo.X', loginKey: 'demo.x', level: 'user', groupId: group!.id })
      .returning()
    await w.record([{ thing: 'user', thingId: user!.id, action: 'create', userId: user!.id, after: image(user!) }])
    const insert = sql`insert into employers (code, name) values ('0001', 'Een') returning *`
    await w.recordSelect(
      sql`select 'employer' as thing, e.id as thing_id, 'create' as action, null as user_id, null as group_id, e.id as employer_id, null as before, to_jsonb(e) as after from e`,
      sql`e as (${insert})`,
    )
  })
  await new Promise((done) => setTimeout(done, 5))
  between = new Date()
  await new Promise((done) => setTimeout(done, 5))
  await change(ctx, (w) =>
    w.recordSelect(
      sql`select 'grant' as thing, g.id as thing_id, 'create' as action, g.user_id, null as group_id, g.employer_id, null as before, to_jsonb(g) as after from g`,
      sql`g as (insert into grants (user_id, employer_id) select u.id, e.id from users u, employers e returning *)`,
    ),
  )
})

test('H3 audit list: the latest first, per user, since a moment', async () => {
  const all = await called(audit, 'list', '--json')
  expect(all).toMatchObject({ code: 0, json: { more: false } })
  expect(all.json.items.map((item) => item.thing)).toEqual(['grant', 'employer', 'user', 'user-group'])
  expect(all.json.items[2]).toMatchObject({
    actor: 'opdrachtregel:tester',
    means: 'command-line',
    action: 'create',
    user: 'Demo.X',
    run: null,
    before: null,
  })
  const things = async (...argv: string[]) => (await called(audit, 'list', ...argv, '--json')).json.items.map((item) => item.thing)
  expect(await things('--user', 'demo.X')).toEqual(['grant', 'user'])
  expect(await things('--user', 'opdrachtregel:tester')).toHaveLength(4)
  expect(await things('--since', between.toISOString())).toEqual(['grant'])
  expect(await called(audit, 'list', '--limit', '2', '--json')).toMatchObject({
    json: { more: true, items: [{ thing: 'grant' }, { thing: 'employer' }] },
  })
  expect((await called(audit, 'list')).out[2]).toMatch(
    /^\S+Z {2}opdrachtregel:tester \(command-line\) {2}create {2}user Demo\.X {2}.*login_name: Demo\.X/,
  )
})

test('wrong use of audit and access', async () => {
  expect(await called(audit, 'list', '--user', 'nobody', '--json')).toMatchObject({
    code: 4,
    json: { problems: [{ code: 'unknown-user' }] },
  })
  for (const argv of [[], ['other'], ['list', '--since', 'gisteren'], ['list', '--limit', '0']])
    await expect(called(audit, ...argv)).rejects.toThrow(WrongUse)
  for (const argv of [
    [],
    ['--department', '10'],
    ['--employer', '1', '--department', '1', '--employee', '1'],
    ['--user', 'x', '--at', '1 mei'],
    ['--user', 'x', '--at', '0000-12-31'],
  ])
    await expect(called(access, ...argv)).rejects.toThrow(WrongUse)
  expect(await called(access, '--user', 'demo.x', '--employer', '9', '--json')).toMatchObject({
    code: 4,
    json: { problems: [{ code: 'unknown-employer' }] },
  })
})

test('A6, A7 access: what, whether, who; now and at an earlier moment', async () => {
  const paths = [{ via: 'grant', text: 'eigen autorisatie voor werkgever 0001' }]
  expect(await called(access, '--user', 'demo.x', '--json')).toMatchObject({ code: 0, json: { items: [{ werkgevercode: '0001', paths }] } })
  expect((await called(access, '--user', 'demo.x', '--employer', '0001', '--json')).json).toEqual({ access: true, paths })
  expect((await called(access, '--employer', '0001', '--json')).json).toEqual({ users: [{ login: 'Demo.X', paths }] })
  const at = ['--at', between.toISOString(), '--json']
  expect((await called(access, '--user', 'demo.x', ...at)).json).toEqual({ items: [] })
  expect((await called(access, '--user', 'demo.x', '--employer', '0001', ...at)).json).toEqual({ access: false, paths: [] })
  expect((await called(access, '--employer', '0001', ...at)).json).toEqual({ users: [] })
  const now = ['--at', new Date().toISOString(), '--json']
  expect((await called(access, '--employer', '0001', ...now)).json).toEqual({ users: [{ login: 'Demo.X', paths }] })
  expect((await called(access, '--user', 'demo.x')).out).toEqual([
    'werkgever 0001',
    '  eigen autorisatie voor werkgever 0001',
    'Bereikt 1 onderdeel.',
  ])
})

test('H2 audit verify: exit 0 while whole, 4 and the place when not', async () => {
  expect(await called(audit, 'verify', '--json')).toMatchObject({
    code: 0,
    json: { ok: true, links: 2, records: 4, broken: null, head: { number: 2 } },
  })
  await db().execute(sql`alter table history_records disable trigger all`)
  await db().execute(sql`update history_records set after = after || '{"level":"admin"}' where thing = 'user'`)
  await db().execute(sql`alter table history_records enable trigger all`)
  const broken = await called(audit, 'verify', '--json')
  expect(broken).toMatchObject({ code: 4, json: { ok: false, broken: { kind: 'record-touched', link: 1, record: 2 } } })
  expect(broken.err).toEqual(['Vastlegging 2 (schakel 1) is gewijzigd.'])
})
