import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import {
  apiClients,
  employers,
  externalApplications,
  grants,
  groupEmployers,
  historyRecords,
  passwordLinks,
  sessions,
  userCredentials,
  users,
} from '@/db/schema'
import { amongOthers } from '@/lib/access/one-order'
import type { Context } from '@/lib/kernel/context'
import type { Result } from '@/lib/kernel/result'
import { countUsers, listUsers } from '../list-queries'
import { findUser } from '../queries'
import { takenIn } from '../taken-queries'
import { codes, group, person, said, system } from '../testing/people'
import { assignRole } from './assign-role'
import { deactivateMany } from './bulk/deactivate-many'
import { weighMany } from './bulk/weigh-many'
import { createUser } from './create'
import { createRole } from './create-role'
import { deactivateUser } from './deactivate'
import { editUser } from './edit'
import { endSessions } from './end-sessions'
import { ensureDefaultRole } from './ensure-default-role'
import { hashOfToken } from './link'
import { moveUser } from './move'
import { reactivateUser } from './reactivate'
import { resetPassword } from './reset-password'
import { saveUser } from './save'

const rowOf = async (id: number) => (await db().select().from(users).where(eq(users.id, id)))[0]!
let count = 0
async function session(userId: number) {
  const idHash = hashOfToken(`${userId} ${++count}`)
  await db().insert(sessions).values({ idHash, userId, endsAt: sql`now() + interval '1 hour'` })
  return async () => (await db().select().from(sessions).where(eq(sessions.idHash, idHash)))[0]!.endedAt === null
}

beforeAll(ensureDefaultRole)
let first: Awaited<ReturnType<typeof person>>
beforeEach(async () => {
  await db().execute(sql`truncate users, user_groups restart identity cascade`)
  first = await person('system')
})

describe('U1, U4 creating', () => {
  test('with the default role, recorded, and a link that works once and is kept as a hash only', async () => {
    const made = await createUser(system, { login: ' Piet ', level: 'user', lastName: 'Pietersen', code: 'P1' })
    if (!made.ok) throw new Error('refused')
    expect(await findUser(system, { login: 'PIET' })).toMatchObject({
      userId: made.userId,
      view: {
        login: 'Piet',
        code: 'P1',
        level: 'user',
        group: null,
        role: 'Rol wordt beheerd in klassiek beheer',
        status: 'active',
        fields: { achternaam: 'Pietersen', roepnaam: null },
        grants: [],
      },
    })
    const token = /\/wachtwoord\/([\w-]{43})$/.exec(made.link!)![1]!
    const [link] = await db().select().from(passwordLinks).where(eq(passwordLinks.userId, made.userId))
    expect(link!.tokenHash).toBe(hashOfToken(token))
    expect(JSON.stringify(await db().select().from(historyRecords))).not.toContain(token)
    const [record] = await db().select().from(historyRecords).where(sql`thing = 'user' and user_id = ${made.userId}`)
    expect(record).toMatchObject({ action: 'create', before: null, after: { login_name: 'Piet', level: 'user', status: 'active' } })
  })

  test('U1, U6 what is taken is said, ignoring case; "no group" counts as a group', async () => {
    const [a, b] = [await group('A'), await group('B')]
    const create = (login: string, code: string | null, groupId: number | null, netId?: string) =>
      codes(createUser(system, { login, level: 'user', code, groupId, netId, ssoDomain: netId && 'voorbeeld.nl' }))
    expect(await create('jan', 'C1', a, 'J1')).toBe('ok')
    expect(await create('JAN', null, null)).toBe('login-taken')
    expect(await create('jan2', 'c1', a)).toBe('code-taken')
    expect(await create('jan2', 'c1', b)).toBe('ok')
    expect(await create('jan3', 'c1', null)).toBe('ok')
    expect(await create('jan4', 'C1', null)).toBe('code-taken')
    expect(await create('jan5', null, null, 'j1')).toBe('net-id-taken')
    expect(await create('jan6', null, null)).toBe('ok')
    expect(await create('jan7', null, null)).toBe('ok')
  })

  test('U1 everything that is taken or wrong is said at once, on creation and on a change', async () => {
    const a = await group('A')
    await createUser(system, { login: 'jan', level: 'user', code: 'C1', groupId: a, netId: 'j1', ssoDomain: 'voorbeeld.nl' })
    const other = await createUser(system, { login: 'piet', level: 'user' })
    if (!other.ok) throw new Error('refused')
    const same = { login: 'JAN', code: 'c1', groupId: a, netId: 'J1', ssoDomain: 'Voorbeeld.NL' }
    const order = { validFrom: '2026-02-01', validUntil: '2026-01-01' }
    const all = ['code-taken', 'login-taken', 'net-id-taken', 'validity-order']
    const said = async (result: Promise<Result>) => {
      const answer = await result
      return answer.ok ? [] : answer.problems.map(({ code }) => code).sort()
    }
    expect(await said(createUser(system, { ...same, ...order, level: 'user' }))).toEqual(all)
    expect(await said(saveUser(system, { userId: other.userId, ...same, ...order }))).toEqual(all)
    const own = (await rowOf(other.userId)).version
    expect(await said(saveUser(system, { userId: other.userId, version: own, login: 'PIET', code: 'c1' }))).toEqual([])
    expect(await said(saveUser(system, { userId: other.userId, groupId: a }))).toEqual(['code-taken'])
  })

  test('U1 what is taken is said of input that is wrong otherwise; L7 an Admin hears nothing of a group or a user that is not its own', async () => {
    const a = await group('A')
    const jan = await createUser(system, { login: 'jan', level: 'user', code: 'C1', groupId: a })
    const root = await createUser(system, { login: 'wortel', level: 'system', code: 'W1' })
    if (!jan.ok || !root.ok) throw new Error('refused')
    const [employer] = await db()
      .insert(employers)
      .values({ code: `E${++count}`, name: 'Een' })
      .returning()
    await db().insert(groupEmployers).values({ groupId: a, employerId: employer!.id })
    const { ctx: admin } = await person('admin')
    const codesIn = async (ctx: Context, input: unknown) => (await takenIn(ctx, input)).map(({ code }) => code)
    const wrong = { login: 'JAN', code: 'c1', groupId: a, email: 'geen adres', extra: 1 }
    expect(await codesIn(system, wrong)).toEqual(['login-taken', 'code-taken'])
    expect(await codesIn(admin, wrong)).toEqual(['login-taken'])
    expect(await codesIn(system, { login: 'x'.repeat(33), code: 7, groupId: 'A' })).toEqual([])
    expect(await codesIn(system, 'geen formulier')).toEqual([])
    expect(await codesIn(system, { userId: jan.userId, login: 'wortel', email: 'geen adres' })).toEqual(['login-taken'])
    expect(await codesIn(system, { userId: jan.userId, code: 'c1' })).toEqual([])
    expect(await codesIn(admin, { userId: root.userId, login: 'jan' })).toEqual([])
    await expect(takenIn((await person('user')).ctx, wrong)).rejects.toThrow('forbidden')
  })

  test('twenty at once with one name: one is made, nineteen are told', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => codes(createUser(system, { login: 'Samen', level: 'user' }))))
    expect(all.filter((code) => code === 'ok')).toHaveLength(1)
    expect(all.filter((code) => code === 'login-taken')).toHaveLength(19)
  })

  test.each([
    [{ login: '', level: 'user' }, 'required'],
    [{ login: 'x'.repeat(33), level: 'user' }, 'too-long'],
    [{ login: 'x\u0000', level: 'user' }, 'invalid-character'],
    [{ login: 'demo\u200b.01', level: 'user' }, 'invalid-character'],
    [{ login: 'x\u200dy', level: 'user' }, 'invalid-character'],
    [{ login: 'x', level: 'user', code: 'K\u00ad1' }, 'invalid-character'],
    [{ login: 'x', level: 'user', netId: '\u2066x' }, 'invalid-character'],
    [{ login: 'x', level: 'user', lastName: 'Jansen\u202egro' }, 'invalid-character'],
    [{ login: 'x', level: 'user', lastName: 'نیم\u200cفاصله' }, 'ok'],
    [{ login: 'x', level: 'user', email: 'jan\u200b@voorbeeld.nl' }, 'invalid-email'],
    [{ login: 'x', level: 'root' }, 'invalid-input'],
    [{ login: 'x', level: 'user', email: 'geen adres' }, 'invalid-email'],
    [{ login: 'x', level: 'user', groupId: 999 }, 'unknown-group'],
    [{ login: 'x', level: 'user', roleId: 999 }, 'unknown-role'],
    [{ login: 'x', level: 'user', validFrom: '2026-02-01', validUntil: '2026-01-01' }, 'validity-order'],
    [{ login: 'x', level: 'user', status: 'active' }, 'invalid-input'],
    [{ level: 'user' }, 'required'],
  ])('%o: %s', async (input, code) => expect(await codes(createUser(system, input as never))).toBe(code))

  test('a refusal leaves nothing behind', async () => {
    const before = [await db().$count(users), await db().$count(historyRecords)]
    await createUser(system, { login: 'x', level: 'user', groupId: 999 })
    expect([await db().$count(users), await db().$count(historyRecords)]).toEqual(before)
  })
})

describe('L6 the last System user', () => {
  const ends = '2030-01-01'
  test('is not deactivated, demoted, nor given an end or a later begin', async () => {
    const userId = first.id
    expect(await codes(deactivateUser(system, { userId }))).toBe('last-system-user')
    expect(await codes(editUser(system, { userId, level: 'admin' }))).toBe('last-system-user')
    expect(await codes(editUser(system, { userId, validUntil: ends }))).toBe('last-system-user')
    expect(await codes(editUser(system, { userId, validFrom: ends }))).toBe('last-system-user')
    expect(await rowOf(userId)).toMatchObject({ level: 'system', status: 'active', validUntil: null, validFrom: null, version: 1 })
    const second = await person('system')
    expect(await codes(editUser(system, { userId, level: 'admin' }))).toBe('ok')
    expect(await codes(deactivateUser(system, { userId: second.id }))).toBe('last-system-user')
  })

  test('nor is the last of them who can sign in, on screen: another one has no password yet', async () => {
    const knows = (userId: number) => db().insert(userCredentials).values({ userId, passwordHash: 'x' })
    const second = await person('system')
    const userId = first.id
    await knows(userId)
    for (const ctx of [first.ctx, second.ctx]) {
      expect(await codes(deactivateUser(ctx, { userId }))).toBe('last-system-sign-in')
      expect(await said(deactivateMany(ctx, { selection: { ids: [userId] } }))).toEqual([
        'some-cannot',
        `last-system-sign-in ${first.login}`,
      ])
      expect(await codes(editUser(ctx, { userId, level: 'user' }))).toBe('last-system-sign-in')
      expect(await codes(editUser(ctx, { userId, validUntil: ends }))).toBe('last-system-sign-in')
      expect(await codes(resetPassword(ctx, { userId }))).toBe('last-system-sign-in')
    }
    expect(await rowOf(userId)).toMatchObject({ level: 'system', status: 'active', version: 1 })
    // The other one may go; and with a password it may stay alone.
    await knows(second.id)
    expect(await codes(resetPassword(first.ctx, { userId: second.id }))).toBe('ok')
    await knows(second.id)
    expect(await codes(deactivateUser(second.ctx, { userId }))).toBe('ok')
    expect(await codes(resetPassword(second.ctx, { userId: second.id }))).toBe('last-system-sign-in')
  })

  test('the command line, which makes a link for anyone, may take it away', async () => {
    const second = await person('system')
    await db().insert(userCredentials).values({ userId: first.id, passwordHash: 'x' })
    expect(await codes(resetPassword(system, { userId: first.id }))).toBe('ok')
    expect(await codes(deactivateUser(system, { userId: first.id }))).toBe('ok')
    expect(await codes(deactivateUser(system, { userId: second.id }))).toBe('last-system-user')
  })

  test('two that take each other away at the same moment: one stays, fifty times', async () => {
    for (let round = 0; round < 50; round++) {
      const [a, b] = [await person('system'), await person('system')]
      await db().update(users).set({ status: 'deactivated' }).where(sql`level = 'system' and id not in (${a.id}, ${b.id})`)
      const outcomes = await Promise.all([
        codes(round % 2 ? deactivateUser(system, { userId: a.id }) : editUser(system, { userId: a.id, level: 'user' })),
        codes(deactivateUser(system, { userId: b.id })),
      ])
      expect(outcomes.toSorted()).toEqual(['last-system-user', 'ok'])
    }
  })
})

describe('L7 levels', () => {
  test('an Admin neither sees, makes nor changes System users, and raises no one to System', async () => {
    const [admin, chief, plain] = [await person('admin'), await person('system'), await person('user')]
    expect(await findUser(admin.ctx, { login: chief.login })).toBeNull()
    expect(await codes(createUser(admin.ctx, { login: 'nieuw', level: 'system' }))).toBe('forbidden level')
    for (const change of [deactivateUser, reactivateUser, resetPassword, endSessions])
      expect(await codes(change(admin.ctx, { userId: chief.id }))).toBe('forbidden not-found')
    expect(await codes(editUser(admin.ctx, { userId: chief.id, lastName: 'X' }))).toBe('forbidden not-found')
    expect(await codes(editUser(admin.ctx, { userId: plain.id, level: 'system' }))).toBe('forbidden level')
    expect(await codes(editUser(admin.ctx, { userId: plain.id, level: 'admin' }))).toBe('ok')
    expect(await codes(createRole(admin.ctx, { name: 'Nieuwe rol' }))).toBe('forbidden level')
  })

  test('an Admin never changes its own level or group', async () => {
    const admin = await person('admin')
    expect(await codes(editUser(admin.ctx, { userId: admin.id, level: 'user' }))).toBe('forbidden level')
    expect(await codes(moveUser(admin.ctx, { userId: admin.id, groupId: await group('Eigen') }))).toBe('forbidden level')
    expect(await codes(editUser(admin.ctx, { userId: admin.id, firstName: 'Anna' }))).toBe('ok')
  })

  test('nor does it make its own validity longer', async () => {
    const admin = await person('admin', { validUntil: '2099-01-01' })
    for (const validUntil of ['2099-01-02', null]) {
      expect(await codes(editUser(admin.ctx, { userId: admin.id, validUntil }))).toBe('forbidden level')
      expect(await codes(saveUser(admin.ctx, { userId: admin.id, validUntil }))).toBe('forbidden level')
    }
    expect(await codes(editUser(admin.ctx, { userId: admin.id, validUntil: '2098-12-31' }))).toBe('ok')
  })

  test('a User changes nobody; what does not exist answers like what is not theirs', async () => {
    const [plain, admin] = [await person('user'), await person('admin')]
    expect(await codes(createUser(plain.ctx, { login: 'nieuw', level: 'user' }))).toBe('forbidden level')
    expect(await codes(deactivateUser(plain.ctx, { userId: admin.id }))).toBe('forbidden level')
    expect(await codes(deactivateUser(admin.ctx, { userId: 987_654 }))).toBe('forbidden not-found')
  })

  test('one who was demoted or deactivated meanwhile does nothing with the context of before', async () => {
    const [admin, plain] = [await person('admin'), await person('user')]
    await editUser(system, { userId: admin.id, level: 'user' })
    expect(await codes(deactivateUser(admin.ctx, { userId: plain.id }))).toBe('forbidden level')
    await deactivateUser(system, { userId: admin.id })
    expect(await codes(deactivateUser(admin.ctx, { userId: plain.id }))).toBe('forbidden signed-out')
  })
})

test('L7 an Admin hands out only what lies within its own reach', async () => {
  await db().execute(sql`truncate employers cascade`)
  const [own, foreign] = await db()
    .insert(employers)
    .values(['0001', '0002'].map((code) => ({ code, name: code })))
    .returning()
  const [within, beyond, empty] = [await group('Binnen'), await group('Buiten'), await group('Leeg')]
  await db()
    .insert(groupEmployers)
    .values([
      { groupId: within, employerId: own!.id },
      { groupId: beyond, employerId: own!.id },
      { groupId: beyond, employerId: foreign!.id },
    ])
  const [admin, plain, far] = [
    await person('admin'),
    await person('user'),
    await person('user', { groupId: beyond, code: 'ver', codeKey: 'ver' }),
  ]
  await db().insert(grants).values({ userId: admin.id, employerId: own!.id })
  expect(await codes(createUser(admin.ctx, { login: 'a', level: 'user', groupId: beyond }))).toBe('forbidden reach')
  expect(await codes(createUser(admin.ctx, { login: 'a', level: 'user', groupId: within }))).toBe('ok')
  expect(await codes(moveUser(admin.ctx, { userId: plain.id, groupId: beyond }))).toBe('forbidden reach')
  expect(await codes(moveUser(admin.ctx, { userId: plain.id, groupId: within }))).toBe('ok')
  expect(await codes(moveUser(admin.ctx, { userId: plain.id, groupId: empty }))).toBe('ok')
  // Whoever holds a link, or signs in with that NetId, can be the user.
  expect(await codes(resetPassword(admin.ctx, { userId: far.id }))).toBe('forbidden reach')
  expect(await codes(editUser(admin.ctx, { userId: far.id, netId: 'x', ssoDomain: 'y' }))).toBe('forbidden reach')
  expect(await codes(editUser(admin.ctx, { userId: far.id, email: 'dief@elders.nl' }))).toBe('forbidden reach')
  // Nor does it give anyone else the marks by which imports find this user (I13, I14).
  for (const marks of [{ code: 'vrij' }, { code: null }, { login: 'ander' }, { personnelNumber: '9' }]) {
    expect(await codes(editUser(admin.ctx, { userId: far.id, ...marks }))).toBe('forbidden reach')
    expect(await codes(saveUser(admin.ctx, { userId: far.id, ...marks }))).toBe('forbidden reach')
    expect(await codes(editUser(admin.ctx, { userId: plain.id, ...marks }))).toBe('ok')
  }
  await deactivateUser(system, { userId: far.id })
  expect(await codes(reactivateUser(admin.ctx, { userId: far.id }))).toBe('forbidden reach')
  expect(await rowOf(far.id)).toMatchObject({ groupId: beyond, netId: null, status: 'deactivated' })
  expect(await codes(resetPassword(system, { userId: plain.id }))).toBe('ok')
  // Nor does it take anyone out of a group that reaches more, or raise who is in it; whoever is within reach it does.
  const big = await person('user', { groupId: beyond })
  for (const groupId of [null, within, empty]) {
    expect(await codes(moveUser(admin.ctx, { userId: big.id, groupId }))).toBe('forbidden reach')
    expect(await codes(saveUser(admin.ctx, { userId: big.id, groupId }))).toBe('forbidden reach')
  }
  expect(await codes(editUser(admin.ctx, { userId: big.id, level: 'admin' }))).toBe('forbidden reach')
  expect(await rowOf(big.id)).toMatchObject({ groupId: beyond, level: 'user' })
  expect(await codes(moveUser(system, { userId: big.id, groupId: null }))).toBe('ok')
  expect(await codes(editUser(admin.ctx, { userId: big.id, level: 'admin' }))).toBe('ok')
})

test('L7 whether a user beyond its reach has an API client is told to no Admin', async () => {
  await db().execute(sql`truncate employers cascade`)
  const [far] = await db().insert(employers).values({ code: '0002', name: 'Ver' }).returning()
  const admin = await person('admin')
  const [application] = await db().insert(externalApplications).values({ name: 'Ver', nameKey: 'ver' }).returning()
  const [empty, with_, without] = [await group('Leeg'), await person('user'), await person('user')]
  for (const { id } of [with_, without]) await db().insert(grants).values({ userId: id, employerId: far!.id })
  await db().insert(apiClients).values({ clientId: 'ver', applicationId: application!.id, userId: with_.id, scopes: [] })
  const asked = async ({ id: userId }: { id: number }) => [
    await codes(editUser(admin.ctx, { userId, level: 'admin' })),
    await codes(moveUser(admin.ctx, { userId, groupId: empty, reopenClients: true })),
    await weighMany(admin.ctx, { selection: { ids: [userId] }, verb: { do: 'deactivate' } }),
    ...(await Promise.all([true, false].map((client) => countUsers(admin.ctx, { client })))),
    (await listUsers(admin.ctx, { client: false })).items.some(({ id }) => id === userId),
    await weighMany(admin.ctx, { selection: { filter: { client: true }, count: 1 }, verb: { do: 'deactivate' } }),
  ]
  expect(await asked(with_)).toEqual(await asked(without))
  expect(await countUsers(admin.ctx, { client: true })).toEqual({ count: 0, more: false })
  expect(await countUsers((await person('system')).ctx, { client: true })).toEqual({ count: 1, more: false })
  await db().insert(grants).values({ userId: admin.id, employerId: far!.id })
  expect(await countUsers(admin.ctx, { client: true })).toEqual({ count: 1, more: false })
  expect(await codes(editUser(admin.ctx, { userId: with_.id, level: 'admin' }))).toBe('has-api-client')
})

describe('closing', () => {
  test('A5 L7 who closes an Admin waits for what the Admin has under way, and what begins after it is refused; another user is closed at once', async () => {
    const [admin, other, place] = [await person('admin'), await person('user'), await group('Plaats')]
    let letGo = () => {}
    const held = new Promise<void>((done) => {
      letGo = done
    })
    let holding = () => {}
    const isHeld = new Promise<void>((done) => {
      holding = done
    })
    const hold = db().transaction(async (tx) => {
      await tx.execute(sql`select from user_groups where id = ${place} for update`)
      holding()
      await held
    })
    await isHeld
    const under = codes(createUser(admin.ctx, { login: 'onderweg', level: 'user', groupId: place }))
    const waiting = async (count: number) => {
      for (;;) {
        const { rows } = await db().execute<{ count: number }>(
          sql`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        if (rows[0]!.count >= count) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    }
    await waiting(1)
    expect(await codes(deactivateUser(system, { userId: other.id }))).toBe('ok')
    const closed = codes(deactivateUser(system, { userId: admin.id }))
    await waiting(2)
    expect(await rowOf(admin.id)).toMatchObject({ status: 'active' })
    const late = codes(createUser(admin.ctx, { login: 'te laat', level: 'user' }))
    await waiting(3)
    letGo()
    await hold
    expect([await under, await closed, await late]).toEqual(['ok', 'ok', 'forbidden signed-out'])
    const told = await db()
      .select({ action: historyRecords.action, thingId: historyRecords.thingId })
      .from(historyRecords)
      .orderBy(historyRecords.id)
    expect(told.at(-1)).toEqual({ action: 'deactivate', thingId: String(admin.id) })
  })

  test('likewise who demotes one, ends its time, or deactivates many', async () => {
    const ways = [
      (userId: number) => editUser(system, { userId, level: 'user' }),
      (userId: number) => saveUser(system, { userId, validUntil: '2020-01-01' }),
      (userId: number) => deactivateMany(system, { selection: { ids: [userId] } }),
      () => deactivateMany(system, { selection: { filter: { level: 'admin', status: 'active' }, count: 1 } }),
    ]
    for (const close of ways) {
      const admin = await person('admin')
      let done = false
      const { closing } = await db().transaction(async (tx) => {
        await amongOthers(tx)
        const closing = codes(close(admin.id)).finally(() => {
          done = true
        })
        await new Promise((resolve) => setTimeout(resolve, 150))
        expect(done).toBe(false)
        return { closing }
      })
      expect(await closing).toBe('ok')
    }
  })

  test('A1, P9 deactivation ends sessions and links and suspends clients; reactivation reopens none of them (W6)', async () => {
    const { id: userId } = await person('user')
    const live = await session(userId)
    const made = await resetPassword(system, { userId })
    expect(made.ok).toBe(true)
    const [application] = await db().insert(externalApplications).values({ name: 'App', nameKey: 'app' }).returning()
    await db().insert(apiClients).values({ clientId: 'c', applicationId: application!.id, userId, scopes: [] })
    expect(await codes(deactivateUser(system, { userId }))).toBe('ok')
    expect(await live()).toBe(false)
    expect(await codes(resetPassword(system, { userId }))).toBe('user-deactivated')
    expect(await codes(reactivateUser(system, { userId }))).toBe('ok')
    expect(await rowOf(userId)).toMatchObject({ status: 'active', deactivatedAt: null })
    const [client] = await db().select().from(apiClients)
    expect(client!.suspendedAt).not.toBeNull()
    expect(await db().$count(passwordLinks, sql`expires_at > now()`)).toBe(0)
    expect(await codes(editUser(system, { userId, level: 'admin' }))).toBe('has-api-client')
  })

  test('another level, an ended validity and a reset password end sessions; another name does not', async () => {
    const { id: userId } = await person('user')
    const kept = await session(userId)
    await editUser(system, { userId, lastName: 'Anders' })
    expect(await kept()).toBe(true)
    await resetPassword(system, { userId })
    expect(await kept()).toBe(false)
    const second = await session(userId)
    await editUser(system, { userId, level: 'admin' })
    expect(await second()).toBe(false)
    const third = await session(userId)
    await editUser(system, { userId, validUntil: '2020-01-01' })
    expect(await third()).toBe(false)
  })

  test('a new link withdraws the one before', async () => {
    const { id: userId } = await person('user')
    await resetPassword(system, { userId })
    await resetPassword(system, { userId })
    const links = await db().select().from(passwordLinks).where(eq(passwordLinks.userId, userId)).orderBy(passwordLinks.id)
    expect(links.map((link) => link.expiresAt.getTime() > Date.now())).toEqual([false, true])
  })
})

test('moving, roles, and edits of what someone else changed meanwhile', async () => {
  const { id: userId, login } = await person('user', { code: 'C1', codeKey: 'c1' })
  const [a, b] = [await group('A'), await group('B')]
  await createUser(system, { login: 'bezet', level: 'user', code: 'c1', groupId: b })
  expect(await codes(moveUser(system, { userId, groupId: a }))).toBe('ok')
  expect(await codes(moveUser(system, { userId, groupId: b }))).toBe('code-taken')
  expect(await findUser(system, { group: 'a', code: 'C1' })).toMatchObject({ userId, view: { login, group: 'A' } })
  expect(await codes(moveUser(system, { userId, groupId: null }))).toBe('ok')
  expect(await findUser(system, { group: null, code: 'c1' })).toMatchObject({ userId })
  const role = await createRole(system, { name: 'Salaris' })
  if (!role.ok) throw new Error('refused')
  expect(await codes(createRole(system, { name: 'SALARIS' }))).toBe('role-taken')
  expect(await codes(assignRole(system, { userId, roleId: role.roleId }))).toBe('ok')
  expect(await codes(assignRole(system, { userId, roleId: 99_999 }))).toBe('unknown-role')
  const { version } = await rowOf(userId)
  expect(await codes(editUser(system, { userId, version, lastName: 'Een' }))).toBe('ok')
  expect(await codes(editUser(system, { userId, version, lastName: 'Twee' }))).toBe('changed-meanwhile')
  expect(await rowOf(userId)).toMatchObject({ lastName: 'Een', roleId: role.roleId })
})

describe('W6 suspended clients', () => {
  const clientOf = async (userId: number) => {
    const key = `app ${++count}`
    const [application] = await db().insert(externalApplications).values({ name: key, nameKey: key }).returning()
    await db()
      .insert(apiClients)
      .values({ clientId: `c ${count}`, applicationId: application!.id, userId, scopes: [] })
    return async () => (await db().select().from(apiClients).where(eq(apiClients.userId, userId)))[0]!.suspendedAt !== null
  }

  test('reactivating by hand reopens them only when asked to, and only for who may do something and is in a group', async () => {
    const a = await group('A')
    const { id: userId } = await person('user', { groupId: a })
    const suspended = await clientOf(userId)
    await deactivateUser(system, { userId })
    await reactivateUser(system, { userId })
    expect(await suspended()).toBe(true)
    await deactivateUser(system, { userId })
    expect(await codes(reactivateUser(system, { userId, reopenClients: true }))).toBe('ok')
    expect(await suspended()).toBe(false)
    const records = await db().select().from(historyRecords).where(eq(historyRecords.thing, 'api-client')).orderBy(historyRecords.id)
    expect(records.slice(-2).map(({ action }) => action)).toEqual(['suspend', 'reopen'])
    await moveUser(system, { userId, groupId: null })
    await deactivateUser(system, { userId })
    expect(await codes(reactivateUser(system, { userId, reopenClients: true }))).toBe('client-user-closed')
    expect(await rowOf(userId)).toMatchObject({ status: 'deactivated' })
  })

  test('another group suspends them, unless asked to reopen; an Admin reopens within its own reach only (L7)', async () => {
    const [near, far] = await db()
      .insert(employers)
      .values(['n', 'f'].map((code) => ({ code: `${code}${++count}`, name: code })))
      .returning()
    const admin = await person('admin')
    await db().insert(grants).values({ userId: admin.id, employerId: near!.id })
    const [a, b] = [await group('A'), await group('B')]
    const { id: userId } = await person('user', { groupId: a })
    const suspended = await clientOf(userId)
    expect(await codes(moveUser(admin.ctx, { userId, groupId: b }))).toBe('ok')
    expect(await suspended()).toBe(true)
    expect(await codes(moveUser(admin.ctx, { userId, groupId: a, reopenClients: true }))).toBe('ok')
    expect(await suspended()).toBe(false)
    expect(await codes(moveUser(admin.ctx, { userId, groupId: null, reopenClients: true }))).toBe('client-user-closed')
    // A grant of its own beyond the Admin's reach is opened by the client as well.
    await db().insert(grants).values({ userId, employerId: far!.id })
    expect(await codes(moveUser(admin.ctx, { userId, groupId: b, reopenClients: true }))).toBe('forbidden reach')
    expect(await rowOf(userId)).toMatchObject({ groupId: a })
    expect(await codes(moveUser(admin.ctx, { userId, groupId: b }))).toBe('ok')
    expect(await suspended()).toBe(true)
  })

  test('a validity that ends suspends them; a new validity does not open them again', async () => {
    const { id: userId } = await person('user', { groupId: await group('A'), validUntil: '2020-01-01' })
    const suspended = await clientOf(userId)
    await editUser(system, { userId, validUntil: null })
    expect(await suspended()).toBe(true)
  })
})
