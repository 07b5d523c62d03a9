import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { createUser } from '@/lib/users/commands/create'
import { setGrants } from '@/lib/users/commands/set-grants'
import { commitOrganisation } from '../organisation/commands'
import { apply, atScreen, commit, makeAccount, operator, preview, row } from './testing/world'

const deadlocks = async (): Promise<number> => {
  // A process tells its figures once a second at most.
  await new Promise((resolve) => setTimeout(resolve, 1200))
  const { rows } = await db().execute<{ deadlocks: string }>(sql`select deadlocks from pg_stat_database where datname = current_database()`)
  return Number(rows[0]!.deadlocks)
}

/** Another employer group for an employer that no plan rests on. */
async function regroup(name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'organisatie-'))
  try {
    const path = join(folder, 'werkgevers.csv')
    writeFileSync(path, `Werkgevercode;Naam;Werkgevergroep\n0009;Ver weg;${name}\n`)
    expect(await commitOrganisation(operator, [{ path, name: 'werkgevers.csv' }], { full: false })).toMatchObject({ status: 'committed' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A user that no plan rests on. */
async function bystander(name: string): Promise<number> {
  const made = await createUser(operator, { login: name, level: 'user' })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.userId
}

/** Gives the bystander a grant, or takes it away again. */
async function regrant(userId: number): Promise<void> {
  const { rows } = await db().execute<{ id: string }>(sql`select id from grants where user_id = ${userId}`)
  const change = rows[0] ? { remove: [Number(rows[0].id)] } : { add: [{ employer: '0002' }] }
  expect(await setGrants(operator, { userId, ...change })).toMatchObject({ ok: true })
}

test('I19 P4 edits by hand, the organisation, and commits wait for one another in one order: no deadlock', async () => {
  const account = await makeAccount()
  const codes = Array.from({ length: 10 }, (_, n) => `c${n}`)
  const file = (name: string) => codes.map((code) => row(account, code, { name }))
  await apply(account, file('Berg'))
  const bystanders = await Promise.all([1, 2, 3, 4].map((n) => bystander(`omstander.${n}`)))
  const before = await deadlocks()
  let edits = 0
  for (let round = 1; round <= 12; round++) {
    const run = await preview(account, file(round % 2 ? 'Vos' : 'Berg'))
    let over = false
    const again = async (work: () => Promise<void>) => {
      while (!over) {
        await work()
        edits++
      }
    }
    const meanwhile = Promise.all([...bystanders.map((id) => again(() => regrant(id))), again(() => regroup(`Groep ${edits}`))])
    expect(await commit(run, {}, atScreen)).toEqual({ outcome: 'committed' })
    over = true
    await meanwhile
  }
  expect(edits).toBeGreaterThan(30)
  expect(await deadlocks()).toBe(before)
}, 60_000)
