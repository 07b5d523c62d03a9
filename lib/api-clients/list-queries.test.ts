import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apiClients } from '@/db/schema'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { codes, system } from '@/lib/users/testing/people'
import { clientCandidates } from './candidate-queries'
import { revokeClient } from './commands/revoke'
import { setExpiry } from './commands/set-expiry'
import { clientsSheet } from './export-queries'
import { type ClientWish, listClients } from './list-queries'
import { clientsOfUser } from './queries'
import { application, client, employer, group, openMenus, person } from './testing/world'
import { verifyClientSecret } from './verify'

beforeAll(openMenus)

async function six() {
  const applicationId = await application()
  const made = []
  for (let n = 0; n < 6; n++) {
    const one = await client()
    await db().update(apiClients).set({ applicationId }).where(eq(apiClients.clientId, one.clientId))
    made.push(one)
  }
  return { applicationId, made }
}

test('W1 the list: state, counts, employers, last use; by page in both directions', async () => {
  const { applicationId, made } = await six()
  const [used, suspended, revoked, expiring, expired] = made
  await verifyClientSecret(used!.clientId, used!.secret)
  await deactivateUser(system, { userId: suspended!.userId })
  await revokeClient(system, { clientId: revoked!.clientId })
  const { rows } = await db().execute<{ day: string }>(sql`select ((now() at time zone 'Europe/Amsterdam')::date + 6)::text as day`)
  await setExpiry(system, { clientId: expiring!.clientId, expiresOn: rows[0]!.day })
  await db()
    .update(apiClients)
    .set({ expiresAt: new Date(0) })
    .where(eq(apiClients.clientId, expired!.clientId))

  const all = await listClients(system, { applicationId })
  expect(all.counts).toEqual({ all: 6, active: 3, suspended: 1, expired: 1, revoked: 1 })
  const stateOf = (clientId: string) => all.items.find((item) => item.clientId === clientId)
  expect(stateOf(used!.clientId)).toMatchObject({ state: 'active', employers: 1, prefix: used!.secret.slice(0, 8) })
  expect(stateOf(used!.clientId)!.lastUsed).toBeInstanceOf(Date)
  expect(stateOf(suspended!.clientId)!.state).toBe('suspended')
  expect(stateOf(revoked!.clientId)!.state).toBe('revoked')
  expect(stateOf(expiring!.clientId)).toMatchObject({ state: 'expiring', daysLeft: 6, expiresOn: rows[0]!.day })
  expect(stateOf(expired!.clientId)!.state).toBe('expired')
  expect(stateOf(made[5]!.clientId)!.state).toBe('to-hand-over')

  for (const sort of ['user', 'group', 'client', 'used', 'expiry'] as const)
    for (const descending of [false, true]) {
      const whole = (await listClients(system, { applicationId, sort, descending })).items.map(({ clientId }) => clientId)
      const first = await listClients(system, { applicationId, sort, descending, limit: 4 })
      const second = await listClients(system, { applicationId, sort, descending, limit: 4, after: first.next! })
      expect([...first.items, ...second.items].map(({ clientId }) => clientId)).toEqual(whole)
      const back = await listClients(system, { applicationId, sort, descending, limit: 4, before: second.previous! })
      expect(back.items.map(({ clientId }) => clientId)).toEqual(whole.slice(0, 4))
    }
  expect((await listClients(system, { applicationId, state: 'suspended' })).items.length).toBe(1)
  expect((await listClients(system, { applicationId, search: used!.clientId.slice(3, 9) })).items.map(({ clientId }) => clientId)).toEqual([
    used!.clientId,
  ])
  expect((await listClients(system, { applicationId, search: '%' })).items).toEqual([])
})

test('L7 an Admin’s list and counts hold only clients whose user lies wholly within its reach', async () => {
  const { applicationId, made } = await six()
  const { ctx } = await person('admin', {}, made[0]!.employer, made[3]!.employer)
  const page = await listClients(ctx, { applicationId })
  expect(page.items.map(({ clientId }) => clientId).toSorted()).toEqual([made[0]!.clientId, made[3]!.clientId].toSorted())
  expect(page.counts.all).toBe(2)
  const plain = await person('user', {}, made[0]!.employer)
  expect(await codes(listClients(plain.ctx, { applicationId }) as never)).toBe('forbidden level')
})

test('W1 users to choose from: fit ones; with a text the others as well, and why not; of an Admin within its reach', async () => {
  const made = await client()
  const [near, far] = [await employer(), await employer()]
  const groupId = await group(near)
  const fit = await person('user', { groupId, lastName: 'Vogel' })
  const others = [
    [await person('user'), 'without-group'],
    [await person('user', { groupId, status: 'deactivated' }), 'deactivated'],
    [await person('user', { groupId, validFrom: '2999-01-01' }), 'out-of-validity'],
    [await person('admin', { groupId }), 'level'],
  ] as const
  const beyond = await person('user', { groupId: await group(near, far) })
  const offered = async (ctx: typeof system, search?: string) =>
    (await clientCandidates(ctx, made.applicationId, search)).map(({ login, unfit }) => [login, unfit])
  const plain = await offered(system)
  expect(plain).toContainEqual([fit.login, null])
  for (const [{ login }] of others) expect(plain).not.toContainEqual([login, expect.anything()])
  for (const [{ login }, why] of others) expect(await offered(system, login)).toContainEqual([login, why])
  const { rows } = await db().execute<{ login: string }>(sql`select login_name as login from users where id = ${made.userId}`)
  expect(await offered(system, rows[0]!.login)).toContainEqual([rows[0]!.login, 'has-client'])
  expect(await offered(system, 'VOGEL')).toEqual([[fit.login, null]])
  expect(await offered(system, '\0VOGEL%_')).toEqual([])
  const admin = await person('admin', {}, near)
  expect(await offered(admin.ctx)).toEqual([[fit.login, null]])
  expect(await offered(admin.ctx, beyond.login)).toEqual([])
  expect(await offered(system, beyond.login)).toEqual([[beyond.login, null]])
})

test('W6 the clients of a user, with the employers that they would open, in this group or in another', async () => {
  const made = await client()
  const other = await employer()
  const [one] = await clientsOfUser(system, made.userId)
  expect(one).toEqual({
    application: expect.stringMatching(/^App/),
    clientId: made.clientId,
    state: 'active',
    employers: [`${made.employer.code} Werkgever ${made.employer.code}`],
  })
  const groupId = await group(other)
  expect((await clientsOfUser(system, made.userId, { groupId }))[0]!.employers).toEqual([`${other.code} Werkgever ${other.code}`])
  expect((await clientsOfUser(system, made.userId, { groupId: null }))[0]!.employers).toEqual([])
  const { ctx } = await person('admin', {}, other)
  expect(await clientsOfUser(ctx, made.userId)).toEqual([])
})

test('the export holds the whole of what the filter shows, and of a secret its beginning alone', async () => {
  const { applicationId, made } = await six()
  await revokeClient(system, { clientId: made[0]!.clientId })
  const read = async (wish: ClientWish) => {
    const { header, rows } = await clientsSheet(system, wish)
    const found: (readonly string[])[] = []
    for await (const row of rows) found.push(row)
    return { header, found }
  }
  const { header, found } = await read({ applicationId })
  expect(header).toEqual(['Gebruiker', 'Groep', 'Werkgevers', 'Client ID', 'Secret begint met', 'Laatst gebruikt', 'Verloopt', 'Toestand'])
  expect(found.map(([, , , clientId]) => clientId).toSorted()).toEqual(made.map(({ clientId }) => clientId).toSorted())
  expect(found.map((row) => row.at(-1)).toSorted()).toEqual(['Ingetrokken', ...Array<string>(5).fill('Over te dragen')])
  for (const { secret } of made) expect(found.flat().join()).not.toContain(secret.slice(8))
  expect((await read({ applicationId, state: 'revoked' })).found.length).toBe(1)
})
