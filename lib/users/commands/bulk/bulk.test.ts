import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import {
  apiClients,
  employers,
  externalApplications,
  grants,
  groupEmployers,
  historyRecords,
  passwordLinks,
  roles,
  sessions,
  userGroups,
  users,
} from '@/db/schema'
import { unrecorded } from '@/lib/history/as-of'
import type { Context, Level } from '@/lib/kernel/context'
import type { Verb } from '../../bulk-schema'
import { said } from '../../testing/people'
import { assignRoleMany } from './assign-role-many'
import { deactivateMany } from './deactivate-many'
import { moveMany } from './move-many'
import { reactivateMany } from './reactivate-many'
import { weighMany } from './weigh-many'

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
let count = 0

async function person(level: Level = 'user', extra: Partial<typeof users.$inferInsert> = {}) {
  const login = `veel.${++count}`
  const [made] = await db()
    .insert(users)
    .values({ loginName: login, loginKey: login, level, ...extra })
    .returning()
  const id = made!.id
  const ctx: Context = { ...system, means: 'screen', actor: { kind: 'user', userId: id, login, level, sessionHash: 'x' } }
  return { id, login, ctx }
}
const coded = (code: string, groupId: number | null = null) => person('user', { code, codeKey: code, groupId })
const rowOf = async (id: number) => (await db().select().from(users).where(eq(users.id, id)))[0]!
const group = async (name: string) => (await db().insert(userGroups).values({ name, nameKey: name }).returning())[0]!.id

let boss: Awaited<ReturnType<typeof person>>
beforeEach(async () => {
  await db().execute(sql`truncate users, user_groups, roles, employers, external_applications restart identity cascade`)
  boss = await person('system')
})

describe('U1 deactivating many', () => {
  it('ends sessions and links, suspends API clients (W6), and records each with old and new (H1)', async () => {
    const [a, b, c] = [await person(), await person(), await person('user', { status: 'deactivated' })]
    await db().insert(sessions).values({ idHash: 'een', userId: a.id, endsAt: sql`now() + interval '1 hour'` })
    await db().insert(passwordLinks).values({ tokenHash: 'twee', userId: b.id, expiresAt: sql`now() + interval '1 hour'` })
    const [application] = await db().insert(externalApplications).values({ name: 'K', nameKey: 'k' }).returning()
    await db().insert(apiClients).values({ clientId: 'c', applicationId: application!.id, userId: b.id, scopes: [] })
    const selection = { ids: [a.id, b.id, c.id, a.id] }
    expect(await said(weighMany(boss.ctx, { selection, verb: { do: 'deactivate' } }))).toMatchObject({
      changed: 2,
      unchanged: 1,
      sessions: 1,
      clients: 1,
      cannot: [],
    })
    expect(await said(deactivateMany(boss.ctx, { selection }))).toEqual({ ok: true, changed: 2, unchanged: 1, skipped: 0 })
    expect(
      [await rowOf(a.id), await rowOf(b.id)].map(({ status, deactivatedAt, version }) => [status, deactivatedAt !== null, version]),
    ).toEqual([
      ['deactivated', true, 2],
      ['deactivated', true, 2],
    ])
    expect((await db().select().from(sessions))[0]!.endedAt).not.toBeNull()
    expect((await db().select().from(apiClients))[0]!.suspendedAt).not.toBeNull()
    expect(await db().$count(passwordLinks, sql`expires_at > now()`)).toBe(0)
    const records = await db().select().from(historyRecords).where(sql`thing = 'user' and user_id = ${a.id}`)
    expect(records).toMatchObject([{ action: 'deactivate', before: { status: 'active' }, after: { status: 'deactivated' } }])
    expect(Object.keys(records[0]!.after as object)).not.toContain('search_text')
    expect((await unrecorded(db())).filter(({ table, recorded }) => table === 'users' && recorded !== null)).toEqual([])
  })

  it('L6 keeps the last System user, the acting one rather than another; all or nothing, unless one is skipped', async () => {
    const [other, a] = [await person('system'), await person()]
    const selection = { ids: [boss.id, other.id, a.id] }
    expect(await said(deactivateMany(boss.ctx, { selection }))).toEqual(['some-cannot', `last-system-user ${boss.login}`])
    expect((await rowOf(a.id)).status).toBe('active')
    expect(await said(deactivateMany(boss.ctx, { selection, skip: true }))).toEqual({ ok: true, changed: 2, unchanged: 0, skipped: 1 })
    expect([(await rowOf(boss.id)).status, (await rowOf(other.id)).status]).toEqual(['active', 'deactivated'])
  })

  it('L6 two who take each other away at once: one stays', async () => {
    const other = await person('system')
    const outcomes = await Promise.all([
      said(deactivateMany(boss.ctx, { selection: { ids: [other.id] } })),
      said(deactivateMany(other.ctx, { selection: { ids: [boss.id] } })),
    ])
    expect(outcomes.filter((outcome) => typeof outcome === 'object' && !Array.isArray(outcome))).toHaveLength(1)
    expect(await db().$count(users, sql`level = 'system' and status = 'active'`)).toBe(1)
  })

  it('L9 for an Admin a System user and one who does not exist are alike; a User may do nothing', async () => {
    const [admin, a] = [await person('admin'), await person()]
    for (const id of [boss.id, 999_999]) {
      expect(await said(deactivateMany(admin.ctx, { selection: { ids: [id] } }))).toEqual(['some-cannot', 'not-found'])
    }
    expect(await said(deactivateMany(admin.ctx, { selection: { filter: { search: 'veel' }, count: 2 } }))).toMatchObject({ changed: 2 })
    expect((await rowOf(boss.id)).status).toBe('active')
    expect(await said(deactivateMany(a.ctx, { selection: { ids: [a.id] } }))).toBe('forbidden signed-out')
    const b = await person()
    expect(await said(deactivateMany(b.ctx, { selection: { ids: [b.id] } }))).toBe('forbidden level')
    expect(await said(weighMany(b.ctx, { selection: { ids: [b.id] }, verb: { do: 'deactivate' } }))).toBe('forbidden level')
  })

  it('all that a filter shows, only while it shows as many as were confirmed', async () => {
    const hr = await group('hr')
    for (let n = 0; n < 5; n++) await person('user', { groupId: hr })
    const selection = { filter: { group: hr }, count: 4 }
    expect(await said(deactivateMany(system, { selection }))).toEqual(['selection-changed'])
    expect(await said(deactivateMany(system, { selection: { ...selection, count: 5 } }))).toMatchObject({ changed: 5 })
    expect(await db().$count(users, sql`status = 'active'`)).toBe(1)
    expect(await said(deactivateMany(system, { selection: { ids: [] } } as never))).not.toMatchObject({ ok: true })
    expect(await said(deactivateMany(system, { selection: { ids: [1], filter: {}, count: 1 } } as never))).not.toMatchObject({ ok: true })
  })
})

describe('U1 moving many', () => {
  it('refuses whoever’s code is taken in the group, by a member or by another of them', async () => {
    const [from, to] = [await group('van'), await group('naar')]
    await coded('c1', to)
    const [one, two, three, four] = [await coded('c1', from), await coded('c2', from), await coded('c2'), await coded('c3', from)]
    const selection = { ids: [one, two, three, four].map(({ id }) => id) }
    expect(await said(moveMany(system, { selection, groupId: to }))).toEqual([
      'some-cannot',
      `code-taken ${one.login}`,
      `code-taken ${three.login}`,
    ])
    expect(await said(moveMany(system, { selection, groupId: to, skip: true }))).toEqual({ ok: true, changed: 2, unchanged: 0, skipped: 2 })
    expect((await rowOf(two.id)).groupId).toBe(to)
    expect((await rowOf(three.id)).groupId).toBeNull()
    expect(await said(moveMany(system, { selection: { ids: [two.id, four.id] }, groupId: null, skip: true }))).toMatchObject({
      changed: 1,
      skipped: 1,
    })
  })

  it('W6 suspends the API clients of those who move, not of those who are there already', async () => {
    const to = await group('naar')
    const [moved, there] = [await person(), await person('user', { groupId: to })]
    const [application] = await db().insert(externalApplications).values({ name: 'K', nameKey: 'k' }).returning()
    const client = (clientId: string, userId: number) => ({ clientId, applicationId: application!.id, userId, scopes: [] })
    await db()
      .insert(apiClients)
      .values([client('a', moved.id), client('b', there.id)])
    const input = { selection: { ids: [moved.id, there.id] }, groupId: to }
    expect(await said(weighMany(system, { selection: input.selection, verb: { do: 'move', groupId: to } }))).toMatchObject({
      changed: 1,
      clients: 1,
      sessions: 0,
    })
    expect(await said(moveMany(system, input))).toMatchObject({ changed: 1, unchanged: 1 })
    const clients = await db().select().from(apiClients).orderBy(apiClients.clientId)
    expect(clients.map(({ suspendedAt }) => suspendedAt !== null)).toEqual([true, false])
  })

  it('L7, W6 an Admin is told that what it does not see may be suspended, and not whether there is anything', async () => {
    const [admin, to] = [await person('admin'), await group('dicht bij')]
    const [withClient, without, near] = [await person(), await person(), await person()]
    const [employer] = await db().insert(employers).values({ code: '0078', name: 'Ver weg' }).returning()
    await db()
      .insert(grants)
      .values([withClient, without].map(({ id }) => ({ userId: id, employerId: employer!.id })))
    const [application] = await db().insert(externalApplications).values({ name: 'Buiten', nameKey: 'buiten' }).returning()
    await db().insert(apiClients).values({ clientId: 'tb_buiten', applicationId: application!.id, userId: withClient.id, scopes: [] })
    const told = (ctx: Context, id: number, verb: Verb) => said(weighMany(ctx, { selection: { ids: [id] }, verb }))
    for (const verb of [{ do: 'move', groupId: to } as const, { do: 'deactivate' } as const]) {
      const [one, other] = [await told(admin.ctx, withClient.id, verb), await told(admin.ctx, without.id, verb)]
      expect(one).toMatchObject({ changed: 1, clients: 0, hidden: 1 })
      expect(other).toEqual(one)
      expect(await told(admin.ctx, near.id, verb)).toMatchObject({ clients: 0, hidden: 0 })
      expect(await told(system, withClient.id, verb)).toMatchObject({ clients: 1, hidden: 0 })
    }
    expect(await told(admin.ctx, without.id, { do: 'assign-role', roleId: null })).toMatchObject({ hidden: 0 })
  })

  it('L7 an Admin: not to a group beyond its reach, nor out of one, and never itself', async () => {
    const [admin, a, wide, none] = [await person('admin'), await person(), await group('ruim'), await group('leeg')]
    const [employer] = await db().insert(employers).values({ code: '0001', name: 'W' }).returning()
    await db().insert(groupEmployers).values({ groupId: wide, employerId: employer!.id })
    expect(await said(moveMany(admin.ctx, { selection: { ids: [a.id] }, groupId: wide }))).toBe('forbidden reach')
    expect(await said(moveMany(admin.ctx, { selection: { ids: [a.id, admin.id] }, groupId: none }))).toEqual([
      'some-cannot',
      `own-group ${admin.login}`,
    ])
    expect(await said(moveMany(admin.ctx, { selection: { ids: [a.id] }, groupId: none }))).toMatchObject({ changed: 1 })
    expect(await said(moveMany(system, { selection: { ids: [a.id] }, groupId: 999_999 }))).toEqual(['unknown-group'])
    const big = await person('user', { groupId: wide })
    const selection = { ids: [a.id, big.id] }
    expect(await said(moveMany(admin.ctx, { selection, groupId: null }))).toEqual(['some-cannot', `reach ${big.login}`])
    expect(await said(moveMany(admin.ctx, { selection, groupId: null, skip: true }))).toMatchObject({ changed: 1, skipped: 1 })
    expect((await rowOf(big.id)).groupId).toBe(wide)
    expect(await said(moveMany(system, { selection, groupId: null }))).toMatchObject({ changed: 1, unchanged: 1 })
  })
})

describe('U1 a role for many', () => {
  it('or none; one that does not exist is refused', async () => {
    const [role] = await db().insert(roles).values({ name: 'R', nameKey: 'r' }).returning()
    const [a, b] = [await person(), await person('user', { roleId: role!.id })]
    const selection = { ids: [a.id, b.id] }
    expect(await said(assignRoleMany(system, { selection, roleId: 999_999 }))).toEqual(['unknown-role'])
    expect(await said(assignRoleMany(system, { selection, roleId: role!.id }))).toEqual({ ok: true, changed: 1, unchanged: 1, skipped: 0 })
    expect(await said(assignRoleMany(system, { selection, roleId: null }))).toMatchObject({ changed: 2 })
  })

  it('ten thousand at once, in one transaction', async () => {
    await db().execute(
      sql`insert into users (login_name, login_key, level) select 'm' || n, 'm' || n, 'user' from generate_series(1, 9999) n`,
    )
    const [role] = await db().insert(roles).values({ name: 'R', nameKey: 'r' }).returning()
    const selection = { filter: {}, count: 10_000 }
    expect(await said(assignRoleMany(system, { selection, roleId: role!.id }))).toMatchObject({ changed: 10_000 })
    expect(await db().$count(historyRecords, sql`action = 'assign-role'`)).toBeGreaterThanOrEqual(10_000)
  })
})

describe('U1 reactivating many', () => {
  const gone = { status: 'deactivated' as const, deactivatedAt: new Date() }

  it('gives back what each had, leaves the API clients suspended (W6) and records each (H1)', async () => {
    const hr = await group('hr terug')
    const [a, b, c] = [await person('user', { ...gone, groupId: hr }), await person('user', gone), await person()]
    const [application] = await db().insert(externalApplications).values({ name: 'Terug', nameKey: 'terug' }).returning()
    await db()
      .insert(apiClients)
      .values({ clientId: 'tb_terug', applicationId: application!.id, userId: a.id, scopes: [], suspendedAt: new Date() })
    const ids = [a.id, b.id, c.id]
    expect(await said(weighMany(boss.ctx, { selection: { ids }, verb: { do: 'reactivate' } }))).toMatchObject({
      changed: 2,
      unchanged: 1,
      unable: 0,
    })
    expect(await said(reactivateMany(boss.ctx, { selection: { ids } }))).toEqual({ ok: true, changed: 2, unchanged: 1, skipped: 0 })
    expect(await rowOf(a.id)).toMatchObject({ status: 'active', deactivatedAt: null, groupId: hr })
    expect((await db().select().from(apiClients).where(eq(apiClients.userId, a.id)))[0]!.suspendedAt).not.toBeNull()
    const records = await db().select().from(historyRecords).where(eq(historyRecords.action, 'reactivate'))
    expect(records.filter(({ userId }) => ids.includes(userId ?? 0)).map(({ userId, before, after }) => [userId, before, after])).toEqual(
      [a, b].map(({ id }) => [id, expect.objectContaining({ status: 'deactivated' }), expect.objectContaining({ status: 'active' })]),
    )
  })

  it('L7 an Admin reactivates nobody who reaches what it does not, and no System user', async () => {
    const [employer] = await db().insert(employers).values({ code: '0077', name: 'Ver weg' }).returning()
    const far = await group('ver weg')
    await db().insert(groupEmployers).values({ groupId: far, employerId: employer!.id })
    const [large, small, above] = [
      await person('user', { ...gone, groupId: far }),
      await person('user', gone),
      await person('system', gone),
    ]
    const admin = await person('admin')
    const ids = [large.id, small.id]
    expect(await said(reactivateMany(admin.ctx, { selection: { ids } }))).toEqual(['some-cannot', `reach ${large.login}`])
    expect(await said(reactivateMany(admin.ctx, { selection: { ids }, skip: true }))).toMatchObject({ changed: 1, skipped: 1 })
    expect([(await rowOf(large.id)).status, (await rowOf(small.id)).status]).toEqual(['deactivated', 'active'])
    expect(await said(reactivateMany(admin.ctx, { selection: { ids: [above.id] } }))).toEqual(['some-cannot', 'not-found'])
    const nobody = await person('user')
    expect(await said(reactivateMany(nobody.ctx, { selection: { ids } }))).toBe('forbidden level')
  })
})
