import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import type { Context, Level } from '@/lib/kernel/context'
import { createUser } from '@/lib/users/commands/create'
import { editUser } from '@/lib/users/commands/edit'
import { rowsReport } from '../report/run-report'
import { getPlanUser, listPlanUsers } from '../runs/plan-queries'
import { commit, makeAccount, operator, preview, row } from '../runs/testing/world'

let count = 0

async function person(level: Level): Promise<Context & { actor: { login: string } }> {
  const login = `maker.${++count}`
  const { rows } = await db().execute<{ id: string }>(
    sql`insert into users (login_name, login_key, level) values (${login}, ${login}, ${level}) returning id`,
  )
  const actor = { kind: 'user' as const, userId: Number(rows[0]?.id), login, level, sessionHash: 'x' }
  return { actor, means: 'screen', address: null, language: 'nl' }
}

/** A user without a group, by whoever makes it. */
async function makes(ctx: Context, code: string | null): Promise<number> {
  const made = await createUser(ctx, { login: `pop.${++count}`, level: 'user', groupId: null, code, lastName: 'Pop' })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.userId
}

test('L7 I13 a user that someone below System made with a code of the delivery is told of before it comes into the group', async () => {
  const account = await makeAccount({ identification: 'code' })
  const [admin, system] = [await person('admin'), await person('system')]
  await makes(admin, `a${account.code}`)
  await makes(system, `b${account.code}`)
  const changed = await makes(system, null)
  expect(await editUser(admin, { userId: changed, code: `c${account.code}` })).toEqual({ ok: true })
  const back = await makes(system, null)
  expect(await editUser(admin, { userId: back, code: 'x' })).toEqual({ ok: true })
  expect(await editUser(operator, { userId: back, code: `d${account.code}` })).toEqual({ ok: true })
  const rows = ['a', 'b', 'c', 'd', 'e'].map((letter) => row(account, letter + account.code, { name: 'Pop' }))

  const run = await preview(account, rows)
  expect(run.counts).toMatchObject({ users: { move: 4, create: 1 }, adopted: 2, remarksTotal: 0 })
  const adopted = [{ by: admin.actor.login, made: true }, null, { by: admin.actor.login, made: false }, null, null]
  const asked = async () => (await listPlanUsers(operator, run.run)).items.map((user) => user.adopted)
  expect(await asked()).toEqual(adopted)
  expect(await getPlanUser(operator, run.run, 1)).toMatchObject({ adopted: adopted[0] })

  // What the plan told is what the result tells, whatever is changed by hand later.
  expect(await commit(run, { confirm: { moves: 4 } })).toEqual({ outcome: 'committed' })
  const { rows: found } = await db().execute<{ id: string }>(sql`select id from users where code = ${`b${account.code}`}`)
  expect(await editUser(admin, { userId: Number(found[0]?.id), lastName: 'Anders' })).toEqual({ ok: true })
  expect(await asked()).toEqual(adopted)
  const remarks: string[] = []
  for await (const line of (await rowsReport(operator, run.run)).rows) remarks.push(line[9] ?? '')
  expect(remarks).toEqual([
    expect.stringContaining(`gemaakt door ${admin.actor.login}`),
    '',
    expect.stringContaining('laatst gewijzigd door'),
    '',
    '',
  ])
  // Once in a group of the account it is a user like any other.
  expect((await preview(account, rows)).counts).toMatchObject({ adopted: 0, users: { move: 0 } })
})
