import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { employers, grants, historyLinks, historyRecords, roles, userGroups, users } from '@/db/schema'
import { commitOrganisation } from '@/lib/import/organisation/commands'
import type { Context } from '@/lib/kernel/context'
import type { Result } from '@/lib/kernel/result'
import { createGroup } from '@/lib/user-groups/commands/create'
import { deleteGroup } from '@/lib/user-groups/commands/delete'
import { saveGroup } from '@/lib/user-groups/commands/save'
import { setGroupEmployers } from '@/lib/user-groups/commands/set-employers'
import { assignRole } from '@/lib/users/commands/assign-role'
import { deactivateMany } from '@/lib/users/commands/bulk/deactivate-many'
import { moveMany } from '@/lib/users/commands/bulk/move-many'
import { createUser } from '@/lib/users/commands/create'
import { createRole } from '@/lib/users/commands/create-role'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { editUser } from '@/lib/users/commands/edit'
import { ensureDefaultRole } from '@/lib/users/commands/ensure-default-role'
import { moveUser } from '@/lib/users/commands/move'
import { reactivateUser } from '@/lib/users/commands/reactivate'
import { resetPassword } from '@/lib/users/commands/reset-password'
import { setGrants } from '@/lib/users/commands/set-grants'
import { unrecorded } from './as-of'
import { verify } from './verify'

const operations = 1000
const atOnce = 4
const ctx: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }

/** Numbers that come out the same every time. */
let seed = 20261125
const below = (most: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * most)
}
const oneOf = <T>(from: readonly T[]): T => from[below(from.length)]!

async function organisation(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'organisation-'))
  const codes = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(4, '0'))
  const sheets = {
    'werkgevers.csv': ['Werkgevercode;Naam;Werkgevergroep', ...codes.map((code) => `${code};Werkgever ${code};Kern`)],
    'afdelingen.csv': ['Werkgevercode;AfdelingCode;Naam;BovenliggendeAfdelingCode', ...codes.map((code) => `${code};10;Afdeling;`)],
  }
  for (const [name, lines] of Object.entries(sheets)) writeFileSync(join(folder, name), lines.join('\r\n'))
  await commitOrganisation(
    ctx,
    Object.keys(sheets).map((name) => ({ path: join(folder, name), name })),
    { full: false },
  )
}

const idsOf = async (table: typeof users | typeof userGroups | typeof roles | typeof grants) =>
  (await db().select({ id: table.id }).from(table).orderBy(asc(table.id)).limit(200)).map(({ id }) => id)

/** One command, on things that are there or that another one is changing at the same moment. */
async function operation(n: number): Promise<Result> {
  const [people, groups, labels] = [await idsOf(users), await idsOf(userGroups), await idsOf(roles)]
  const codes = (await db().select({ code: employers.code }).from(employers)).map(({ code }) => code)
  const [userId, groupId] = [oneOf(people), oneOf(groups)]
  const some = () => codes.filter(() => below(3) === 0)
  const doings: (() => Promise<Result>)[] = [
    () => createUser(ctx, { login: `nieuw.${n}`, level: oneOf(['user', 'user', 'admin', 'system']), groupId: oneOf([...groups, null]) }),
    () => editUser(ctx, { userId, lastName: `Naam ${n}`, email: oneOf([null, `n${n}@voorbeeld.nl`]) }),
    () => editUser(ctx, { userId, level: oneOf(['user', 'admin', 'system']), validUntil: oneOf([null, '2020-01-01', '2099-01-01']) }),
    () => moveUser(ctx, { userId, groupId: oneOf([...groups, null]) }),
    () => assignRole(ctx, { userId, roleId: oneOf([...labels, null]) }),
    () => deactivateUser(ctx, { userId }),
    () => reactivateUser(ctx, { userId }),
    () => resetPassword(ctx, { userId }),
    () => setGrants(ctx, { userId, add: [{ employer: oneOf(codes) }, { employer: oneOf(codes), department: '10', depth: 1 + below(3) }] }),
    async () => setGrants(ctx, { userId, remove: (await idsOf(grants)).slice(0, 3) }),
    () => setGroupEmployers(ctx, { groupId, employers: some(), employerGroups: oneOf([[], ['Kern']]) }),
    () => createGroup(ctx, { name: `Groep ${n}` }),
    () => saveGroup(ctx, { groupId, name: `Hernoemd ${n}` }),
    () => deleteGroup(ctx, { groupId }),
    () => createRole(ctx, { name: `Rol ${n}` }),
    () => deactivateMany(ctx, { selection: { ids: [userId, oneOf(people)] }, skip: true }),
    () => moveMany(ctx, { selection: { ids: [userId, oneOf(people)] }, skip: true, groupId }),
  ]
  return oneOf(doings)()
}

test(`P14 ${operations} commands at random, ${atOnce} at once: what history tells is what the tables hold, the chain verifies, a touched row is named`, async () => {
  await organisation()
  await ensureDefaultRole()
  await createUser(ctx, { login: 'blijft', level: 'system' })
  await createGroup(ctx, { name: 'Eerste' })
  const outcomes = { ok: 0, refused: 0, forbidden: 0 }
  let next = 0
  const worker = async () => {
    while (next < operations) {
      try {
        outcomes[(await operation(next++)).ok ? 'ok' : 'refused']++
      } catch (error) {
        if (!/^forbidden/.test((error as Error).message)) throw error
        outcomes.forbidden++
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  expect(outcomes.ok).toBeGreaterThan(operations / 2)
  expect(await unrecorded(db())).toEqual([])
  const [records, links] = [await db().$count(historyRecords), await db().$count(historyLinks)]
  expect(await verify()).toMatchObject({ ok: true, records, links })
  const { rows } = await db().execute<{ id: string }>(
    sql`select id from history_records where after is not null order by id offset ${Math.floor(records / 3)} limit 1`,
  )
  const touched = Number(rows[0]!.id)
  await db().execute(sql`alter table history_records disable trigger all`)
  await db().execute(sql`update history_records set after = after || '{"id":0}' where id = ${touched}`)
  expect((await verify()).broken).toMatchObject({ kind: 'record-touched', record: touched })
  const told = Object.entries(outcomes).map(([name, count]) => `${count} ${name}`)
  process.stdout.write(
    `P14: ${operations} commands (${told.join(', ')}), ${records} records, ${links} links, touched record ${touched} named\n`,
  )
}, 600_000)
