import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apiClientSecrets, apiClients, employers, grants, historyRecords, userCredentials } from '@/db/schema'
import { hashPassword } from '@/lib/auth/passwords'
import { verify } from '@/lib/history/verify'
import { editUser } from '@/lib/users/commands/edit'
import { moveUser } from '@/lib/users/commands/move'
import { codes, system } from '@/lib/users/testing/people'
import { findClient, previewClient } from '../client-queries'
import { application, client, clientRow, employer, group, openMenus, person, secretRow } from '../testing/world'
import { verifyClientSecret } from '../verify'
import { editApplication } from './applications'
import { createClient } from './create'
import { handOver } from './hand-over'
import { receiveSecret } from './receive'
import { reopenClient } from './reopen'
import { revokeClient, revokeSecret } from './revoke'
import { rotateSecret } from './rotate'
import { setExpiry } from './set-expiry'
import { showSecret } from './show'
import { sweepCopies } from './sweep-copies'

beforeAll(openMenus)
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const actionsOn = async (secretId: number) =>
  (
    await db()
      .select()
      .from(historyRecords)
      .where(sql`thing = 'api-client-secret' and thing_id = ${String(secretId)}`)
      .orderBy(historyRecords.id)
  ).map(({ action }) => action)

describe('W1 a new client', () => {
  test('is for a user of level User that is active and in a group, once for each application', async () => {
    const applicationId = await application()
    const groupId = await group(await employer())
    const outcomes = [
      [await person('admin', { groupId }), 'client-user-unfit'],
      [await person('user'), 'client-user-unfit'],
      [await person('user', { groupId, status: 'deactivated' }), 'client-user-unfit'],
      [await person('user', { groupId, validUntil: '2020-01-01' }), 'client-user-unfit'],
      [await person('user', { groupId, validFrom: '2999-01-01' }), 'client-user-unfit'],
      [await person('user', { groupId }), 'ok'],
    ] as const
    for (const [{ id: userId }, code] of outcomes) expect(await codes(createClient(system, { applicationId, userId }))).toBe(code)
    expect(await codes(createClient(system, { applicationId, userId: 999_999 }))).toBe('forbidden not-found')
    const userId = outcomes.at(-1)![0].id
    expect(await codes(createClient(system, { applicationId: 999_999, userId }))).toBe('unknown-application')
    expect(await codes(createClient(system, { applicationId: await application({ withdrawnAt: new Date() }), userId }))).toBe(
      'application-withdrawn',
    )
    expect(await codes(createClient(system, { applicationId: await application(), userId }))).toBe('ok')
    expect(await codes(editUser(system, { userId, level: 'admin' }))).toBe('has-api-client')
    expect(await db().$count(userCredentials, eq(userCredentials.userId, userId))).toBe(0)
  })

  test('takes scopes and expiry of its application, never imports by itself', async () => {
    const made = await client({ application: { expiryDays: 30 } })
    const row = await clientRow(made.clientId)
    expect(row.scopes).toEqual(['werkgevers.read', 'afdelingen.read', 'werknemers.read'])
    const { rows } = await db().execute<{ days: number }>(
      sql`select ((expires_at at time zone 'Europe/Amsterdam')::date - (now() at time zone 'Europe/Amsterdam')::date) as days from api_clients where id = ${row.id}`,
    )
    expect(rows[0]!.days).toBe(31)
  })

  test('pressing twice, or an answer that was lost, leaves one client; the last answer counts', async () => {
    const applicationId = await application()
    const { id: userId } = await person('user', { groupId: await group(await employer()) })
    const made = await Promise.all(Array.from({ length: 5 }, () => createClient(system, { applicationId, userId })))
    const good = made.flatMap((one) => (one.ok ? [one] : []))
    expect(good.length).toBe(5)
    expect(new Set(good.map(({ clientId }) => clientId)).size).toBe(1)
    const last = good.reduce((a, b) => (a.secretId > b.secretId ? a : b))
    for (const { clientId, secretId } of good)
      expect(await codes(receiveSecret(system, { clientId, secretId }))).toBe(secretId === last.secretId ? 'ok' : 'secret-replaced')
    for (const { clientId, secret, secretId } of good)
      expect((await verifyClientSecret(clientId, secret)) !== null).toBe(secretId === last.secretId)
    expect(await codes(createClient(system, { applicationId, userId }))).toBe('client-exists')
    expect(await db().$count(apiClients, eq(apiClients.userId, userId))).toBe(1)
  })

  test('pressing again while nobody received the secret takes the scopes and the expiry that the application has now', async () => {
    const made = await client({ received: false })
    const { applicationId, clientId, userId } = made
    await editApplication(system, { applicationId, scopes: ['werkgevers.read'], expiryDays: 10 })
    expect(await createClient(system, { applicationId, userId })).toMatchObject({ ok: true, clientId })
    expect(await findClient(system, clientId)).toMatchObject({ scopes: ['werkgevers.read'], daysLeft: 10 })
    await editApplication(system, { applicationId, scopes: ['werkgevers.read', 'imports'], expiryDays: null })
    expect(await createClient(system, { applicationId, userId })).toMatchObject({ ok: true, clientId })
    expect(await findClient(system, clientId)).toMatchObject({ scopes: ['werkgevers.read', 'imports'], expiresOn: null })
    // Received, it is a client like any other: what its application allows more comes with a rotation.
    await db().update(apiClientSecrets).set({ receivedAt: new Date() })
    expect(await codes(createClient(system, { applicationId, userId }))).toBe('client-exists')
  })

  test('W3 with more than one employer it asks for a confirmation of exactly those', async () => {
    const applicationId = await application()
    const [a, b, c] = [await employer(), await employer(), await employer()]
    const { id: userId } = await person('user', { groupId: await group(a) }, b)
    const preview = await previewClient(system, userId)
    expect(preview).toMatchObject({ employers: 2, wholeEmployers: 2, named: [{ code: a.code }, { code: b.code }] })
    expect(await codes(createClient(system, { applicationId, userId }))).toBe('confirm-employers')
    expect(await codes(createClient(system, { applicationId, userId, confirmed: 'x' }))).toBe('confirm-employers')
    await db().insert(grants).values({ userId, employerId: c.id })
    expect(await codes(createClient(system, { applicationId, userId, confirmed: preview!.fingerprint }))).toBe('confirm-employers')
    const { fingerprint } = (await previewClient(system, userId))!
    expect(await codes(createClient(system, { applicationId, userId, confirmed: fingerprint }))).toBe('ok')
  })

  test('a revoked one keeps its Client ID; the user can have a new one under another', async () => {
    const made = await client()
    await revokeClient(system, { clientId: made.clientId })
    const again = await createClient(system, { applicationId: made.applicationId, userId: made.userId })
    if (!again.ok) throw new Error('refused')
    expect(again.clientId).not.toBe(made.clientId)
    expect((await clientRow(made.clientId)).revokedAt).not.toBeNull()
  })
})

describe('W2 showing again', () => {
  const admin = async (reach: { id: number }) => {
    const one = await person('admin', {}, reach)
    await db()
      .insert(userCredentials)
      .values({ userId: one.id, passwordHash: await hashPassword('mijn eigen wachtwoord') })
    return one
  }

  test('asks for the own password, is recorded each time, and ends at Overgedragen', async () => {
    const made = await client()
    const { ctx } = await admin(made.employer)
    const input = { clientId: made.clientId, secretId: made.secretId }
    expect(await codes(showSecret(ctx, { ...input, password: 'een ander wachtwoord' }))).toBe('password-wrong')
    expect(await showSecret(ctx, { ...input, password: 'mijn eigen wachtwoord' })).toMatchObject({ ok: true, secret: made.secret })
    await showSecret(ctx, { ...input, password: 'mijn eigen wachtwoord' })
    expect(await actionsOn(made.secretId)).toEqual(['create', 'refuse-show', 'show', 'show'])
    expect(await codes(handOver(ctx, { clientId: made.clientId }))).toBe('ok')
    expect(await secretRow(made.secretId)).toMatchObject({ encryptedCopy: null, copyUntil: null })
    expect(await codes(showSecret(ctx, { ...input, password: 'mijn eigen wachtwoord' }))).toBe('secret-gone')
    expect(await verifyClientSecret(made.clientId, made.secret)).not.toBeNull()
  })

  test('ends after seven days, whether or not the copies were swept', async () => {
    const made = await client()
    const { ctx } = await admin(made.employer)
    const { copyUntil, createdAt } = await secretRow(made.secretId)
    expect(copyUntil!.getTime() - createdAt.getTime()).toBe(7 * 24 * 3_600_000)
    await db().update(apiClientSecrets).set({ copyUntil: sql`now() - interval '1 second'` }).where(eq(apiClientSecrets.id, made.secretId))
    const input = { clientId: made.clientId, secretId: made.secretId, password: 'mijn eigen wachtwoord' }
    expect(await codes(showSecret(ctx, input))).toBe('secret-gone')
    expect((await findClient(ctx, made.clientId))!.secrets[0]!.copyUntil).toBeNull()
    expect(await sweepCopies()).toBe(1)
    expect(await sweepCopies()).toBe(0)
    expect(await secretRow(made.secretId)).toMatchObject({ encryptedCopy: null, copyUntil: null })
    expect(await actionsOn(made.secretId)).toEqual(['create', 'destroy-copy'])
  })

  test('P13 guessing the password is throttled', async () => {
    const made = await client()
    const { ctx } = await admin(made.employer)
    const input = { clientId: made.clientId, secretId: made.secretId }
    const outcomes = []
    for (let n = 0; n < 22; n++) outcomes.push(await codes(showSecret(ctx, { ...input, password: `gok ${n}` })))
    expect(outcomes.filter((code) => code === 'password-wrong').length).toBe(20)
    expect(outcomes.at(-1)).toBe('too-many-attempts')
    expect(await codes(showSecret(ctx, { ...input, password: 'mijn eigen wachtwoord' }))).toBe('too-many-attempts')
  })

  test('not without a password of one’s own, and not by the command line', async () => {
    const made = await client()
    const { ctx } = await person('admin', {}, made.employer)
    const input = { clientId: made.clientId, secretId: made.secretId, password: 'x' }
    expect(await codes(showSecret(ctx, input))).toBe('no-password')
    expect(await codes(showSecret(system, input))).toBe('no-password')
  })
})

describe('W3 rotation', () => {
  test('the first lives a day more unless told otherwise; no more than two live', async () => {
    const made = await client()
    const { clientId } = made
    const second = await rotateSecret(system, { clientId })
    if (!second.ok) throw new Error('refused')
    const left = (await secretRow(made.secretId)).expiresAt!.getTime() - Date.now()
    expect(Math.abs(left - 24 * 3_600_000)).toBeLessThan(60_000)
    await receiveSecret(system, { clientId, secretId: second.secretId })
    expect(await codes(rotateSecret(system, { clientId }))).toBe('two-secrets')
    expect(await codes(revokeSecret(system, { clientId, secretId: made.secretId }))).toBe('ok')
    expect(await codes(revokeSecret(system, { clientId, secretId: second.secretId }))).toBe('last-secret')
    expect(await codes(rotateSecret(system, { clientId, until: later(1) }))).toBe('ok')
  })

  test('a second press replaces the secret that nobody received', async () => {
    const made = await client()
    const { clientId } = made
    const [one, two] = [await rotateSecret(system, { clientId }), await rotateSecret(system, { clientId })]
    if (!one.ok || !two.ok) throw new Error('refused')
    expect(await verifyClientSecret(clientId, one.secret)).toBeNull()
    expect(await verifyClientSecret(clientId, two.secret)).not.toBeNull()
    expect(await verifyClientSecret(clientId, made.secret)).not.toBeNull()
  })

  test('a moment in the past, or too far, is refused; so is a revoked client', async () => {
    const { clientId } = await client()
    for (const until of [later(-1), later(24 * 91)]) expect(await codes(rotateSecret(system, { clientId, until }))).toBe('rotation-moment')
    await revokeClient(system, { clientId })
    expect(await codes(rotateSecret(system, { clientId }))).toBe('client-revoked')
    expect(await codes(setExpiry(system, { clientId, expiresOn: null }))).toBe('client-revoked')
    expect(await codes(reopenClient(system, { clientId }))).toBe('client-revoked')
    expect(await codes(revokeClient(system, { clientId }))).toBe('ok')
  })

  test('the expiry is today or later', async () => {
    const { clientId } = await client()
    expect(await codes(setExpiry(system, { clientId, expiresOn: '2020-01-01' }))).toBe('expiry-past')
    expect(await codes(setExpiry(system, { clientId, expiresOn: '2999-12-31' }))).toBe('ok')
    expect((await findClient(system, clientId))!.expiresOn).toBe('2999-12-31')
  })
})

describe('W3, W6 prolonging', () => {
  /** A client of a user that reaches two employers, which ran until a moment ago or still runs. */
  async function ofTwo(expiresAt: Date, expiryDays: number | null = null) {
    const made = await client({ application: { expiryDays } })
    await db()
      .insert(grants)
      .values({ userId: made.userId, employerId: (await employer()).id })
    await db().update(apiClients).set({ expiresAt }).where(eq(apiClients.clientId, made.clientId))
    const { fingerprint } = (await findClient(system, made.clientId))!.opens
    return { ...made, fingerprint }
  }
  const [past, future] = [new Date(Date.now() - 1000), new Date(Date.now() + 3_600_000)]

  test.each([
    ['a later day', '2999-12-31'],
    ['no day at all', null],
  ])('%s opens an expired client only for who was told the employers', async (_, expiresOn) => {
    const { clientId, secret, fingerprint } = await ofTwo(past)
    expect(await codes(setExpiry(system, { clientId, expiresOn }))).toBe('confirm-employers')
    expect(await codes(setExpiry(system, { clientId, expiresOn, confirmed: 'x' }))).toBe('confirm-employers')
    expect(await verifyClientSecret(clientId, secret)).toBeNull()
    expect(await codes(setExpiry(system, { clientId, expiresOn, confirmed: fingerprint }))).toBe('ok')
    expect(await verifyClientSecret(clientId, secret)).not.toBeNull()
  })

  test('a client that still runs, or reaches one employer, is prolonged without a question', async () => {
    const { clientId } = await ofTwo(future)
    expect(await codes(setExpiry(system, { clientId, expiresOn: '2999-12-31' }))).toBe('ok')
    const one = await client()
    await db().update(apiClients).set({ expiresAt: past }).where(eq(apiClients.clientId, one.clientId))
    expect(await codes(setExpiry(system, { clientId: one.clientId, expiresOn: '2999-12-31' }))).toBe('ok')
  })

  test('a rotation asks it where the expiry it gives opens the client again', async () => {
    const [opening, staying] = [await ofTwo(past, 30), await ofTwo(past)]
    expect(await codes(rotateSecret(system, { clientId: opening.clientId }))).toBe('confirm-employers')
    expect(await actionsOn(opening.secretId)).toEqual(['create'])
    expect(await codes(rotateSecret(system, { clientId: opening.clientId, confirmed: opening.fingerprint }))).toBe('ok')
    expect(await verifyClientSecret(opening.clientId, opening.secret)).not.toBeNull()
    expect(await codes(rotateSecret(system, { clientId: staying.clientId }))).toBe('ok')
    expect(await verifyClientSecret(staying.clientId, staying.secret)).toBeNull()
  })
})

describe('L7 an Admin', () => {
  test('gives, shows, rotates and closes only what lies within its own reach; what is beyond it looks like what is not there', async () => {
    const [near, far] = [await client(), await client()]
    const { ctx } = await person('admin', {}, near.employer)
    const secretOf = ({ clientId, secretId }: typeof near) => ({ clientId, secretId })
    const calls = (made: typeof near) => [
      () => receiveSecret(ctx, secretOf(made)),
      () => showSecret(ctx, { ...secretOf(made), password: 'x' }),
      () => rotateSecret(ctx, { clientId: made.clientId, until: later(1) }),
      () => revokeSecret(ctx, secretOf(made)),
      () => setExpiry(ctx, { clientId: made.clientId, expiresOn: null }),
      () => handOver(ctx, { clientId: made.clientId }),
      () => reopenClient(ctx, { clientId: made.clientId }),
      () => revokeClient(ctx, { clientId: made.clientId }),
    ]
    const missing = { ...far, clientId: 'c_000000000000', secretId: 999_999 }
    for (const call of [...calls(far), ...calls(missing)]) expect(await codes(call())).toBe('forbidden not-found')
    expect(await findClient(ctx, far.clientId)).toBeNull()
    expect(await findClient(ctx, missing.clientId)).toBeNull()
    expect(await previewClient(ctx, far.userId)).toBeNull()
    const above = await person('system')
    expect(await previewClient(ctx, above.id)).toBeNull()
    expect(await codes(createClient(ctx, { applicationId: near.applicationId, userId: above.id }))).toBe('forbidden not-found')
    expect(await codes(createClient(ctx, { applicationId: near.applicationId, userId: far.userId }))).toBe('forbidden not-found')
    expect(await findClient(ctx, near.clientId)).toMatchObject({ clientId: near.clientId, opens: { employers: 1 } })
    for (const call of calls(near).filter((_, n) => n !== 1 && n !== 3)) expect(await codes(call())).toBe('ok')
  })

  test('sees nothing of a client any more once its user reaches beyond the Admin’s reach', async () => {
    const made = await client()
    const { ctx } = await person('admin', {}, made.employer)
    expect(await findClient(ctx, made.clientId)).not.toBeNull()
    await db()
      .insert(grants)
      .values({ userId: made.userId, employerId: (await employer()).id })
    expect(await findClient(ctx, made.clientId)).toBeNull()
  })

  test('who waited for a user that came to reach further does nothing, and hears no figure of it', async () => {
    const made = await client()
    const { ctx } = await person('admin', {}, made.employer)
    const further = await group(made.employer, await employer(), await employer())
    const attempts = [
      () => rotateSecret(ctx, { clientId: made.clientId, until: 'now' }),
      () => reopenClient(ctx, { clientId: made.clientId }),
      () => handOver(ctx, { clientId: made.clientId }),
    ]
    const waiting = await db().transaction(async (tx) => {
      await tx.execute(sql`update users set group_id = ${further} where id = ${made.userId}`)
      const answers = attempts.map((attempt) => codes(attempt()))
      const asked = sql`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      await expect.poll(async () => (await db().execute<{ count: number }>(asked)).rows[0]!.count).toBeGreaterThanOrEqual(attempts.length)
      return answers
    })
    for (const answer of waiting) expect(await answer).toBe('forbidden not-found')
    expect((await secretRow(made.secretId)).revokedAt).toBeNull()
  })

  test('L5 whose menu is closed, and who is of level User, does nothing at all', async () => {
    const made = await client()
    const plain = await person('user', {}, made.employer)
    const admin = await person('admin', {}, made.employer)
    expect(await codes(revokeClient(plain.ctx, { clientId: made.clientId }))).toBe('forbidden level')
    await db().execute(sql`update menu_nodes set available = false where menu = 'admin'`)
    expect(await codes(revokeClient(admin.ctx, { clientId: made.clientId }))).toBe('forbidden menu')
    expect(await codes(showSecret(admin.ctx, { clientId: made.clientId, secretId: made.secretId, password: 'x' }))).toBe('forbidden menu')
    await db().execute(sql`update menu_nodes set available = true`)
  })
})

describe('W6 reopening', () => {
  test('asks for the employers anew, and for a user who may do something', async () => {
    const made = await client()
    const { clientId, userId } = made
    const both = await group(made.employer, await employer())
    await moveUser(system, { userId, groupId: both })
    const view = (await findClient(system, clientId))!
    expect(view).toMatchObject({ state: 'suspended', reasons: ['asked'], opens: { employers: 2 } })
    expect(await codes(reopenClient(system, { clientId }))).toBe('confirm-employers')
    await moveUser(system, { userId, groupId: null })
    expect((await findClient(system, clientId))!.reasons).toEqual(['without-group'])
    expect(await codes(reopenClient(system, { clientId }))).toBe('client-user-closed')
    await moveUser(system, { userId, groupId: both })
    expect(await codes(reopenClient(system, { clientId, confirmed: view.opens.fingerprint }))).toBe('ok')
    expect((await findClient(system, clientId))!.state).toBe('to-hand-over')
  })

  test('a reach of departments and employees alone counts as employers that are named, not as whole ones', async () => {
    const made = await client()
    const { rows } = await db().execute<{ id: number }>(
      sql`insert into departments (employer_id, code, name) values (${(await employer()).id}, '10', 'Tien') returning id::int`,
    )
    await db().insert(grants).values({ userId: made.userId, departmentId: rows[0]!.id, depth: 1 })
    expect((await findClient(system, made.clientId))!.opens).toMatchObject({
      employers: 2,
      wholeEmployers: 1,
      departments: 1,
      named: [{ whole: true }, { whole: false }],
    })
    await db().update(employers).set({ endedAt: new Date() }).where(eq(employers.id, made.employer.id))
    expect((await findClient(system, made.clientId))!.opens).toMatchObject({ employers: 1, wholeEmployers: 0 })
  })
})

test('P14 what was done stands in a history that verifies', async () => {
  expect((await verify()).ok).toBe(true)
})
