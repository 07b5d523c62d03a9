import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apiClientSecrets, apiClients, externalApplications, historyRecords, users } from '@/db/schema'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { editUser } from '@/lib/users/commands/edit'
import { moveUser } from '@/lib/users/commands/move'
import { system } from '@/lib/users/testing/people'
import { editApplication, withdrawApplication } from './commands/applications'
import { handOver } from './commands/hand-over'
import { reopenClient } from './commands/reopen'
import { revokeClient, revokeSecret } from './commands/revoke'
import { rotateSecret } from './commands/rotate'
import { setExpiry } from './commands/set-expiry'
import { newClientId, newSecret } from './secrets/format'
import { client, clientRow, group, secretRow } from './testing/world'
import { clientOfSecret, verifyClientSecret } from './verify'

const later = (hours: number) => new Date(Date.now() + hours * 3_600_000)
const opens = async ({ clientId, secret }: { clientId: string; secret: string }, now?: Date) =>
  (await verifyClientSecret(clientId, secret, now)) !== null

test('W1, W2 the right secret tells client, user and scopes; everything else is told nothing', async () => {
  const [one, other] = [await client(), await client()]
  expect(await verifyClientSecret(one.clientId, one.secret)).toEqual({
    apiClientId: (await clientRow(one.clientId)).id,
    clientId: one.clientId,
    userId: one.userId,
    secretId: one.secretId,
    scopes: ['afdelingen.read', 'werkgevers.read', 'werknemers.read'],
  })
  const wrong: [string, string][] = [
    [one.clientId, other.secret],
    [one.clientId, newSecret()],
    [newClientId(), one.secret],
    [one.clientId.toLowerCase(), one.secret],
    [`${one.clientId} `, one.secret],
    [`${one.clientId}\0`, one.secret],
    ['', one.secret],
    [one.clientId, ''],
    [one.clientId, `${one.secret} `],
    [one.clientId, one.secret.slice(0, -1)],
    ["' or 1=1 --", one.secret],
    [one.clientId, (await secretRow(one.secretId)).secretHash],
  ]
  for (const [clientId, secret] of wrong) expect(await verifyClientSecret(clientId, secret)).toBeNull()
})

test('W2 the first time destroys the copy and is recorded; after that use is noted once a minute, without a record', async () => {
  const made = await client({ received: false })
  const start = new Date()
  expect(await opens(made, start)).toBe(true)
  expect(await secretRow(made.secretId)).toMatchObject({
    encryptedCopy: null,
    copyUntil: null,
    lastUsedAt: start,
    receivedAt: start,
    handedOverAt: start,
  })
  const records = () => db().$count(historyRecords, sql`thing = 'api-client-secret' and thing_id = ${String(made.secretId)}`)
  const before = await records()
  await opens(made, new Date(start.getTime() + 30_000))
  expect((await secretRow(made.secretId)).lastUsedAt).toEqual(start)
  const next = new Date(start.getTime() + 61_000)
  await opens(made, next)
  expect((await secretRow(made.secretId)).lastUsedAt).toEqual(next)
  expect(await records()).toBe(before)
})

test('W2 a hundred first calls at once all succeed, and the first use is recorded once', async () => {
  const made = await client()
  const all = await Promise.all(Array.from({ length: 100 }, () => opens(made)))
  expect(new Set(all)).toEqual(new Set([true]))
  expect(await db().$count(historyRecords, sql`thing_id = ${String(made.secretId)} and action = 'first-use'`)).toBe(1)
})

describe('P9, W6 each of these closes at the next call, also what was given out before', () => {
  type Made = Awaited<ReturnType<typeof client>>
  const ways: Record<string, (made: Made) => Promise<unknown>> = {
    'the client revoked': ({ clientId }) => revokeClient(system, { clientId }),
    'the application withdrawn': ({ applicationId }) => withdrawApplication(system, { applicationId, clients: 1 }),
    'the application withdrawn in the database alone': ({ applicationId }) =>
      db().update(externalApplications).set({ withdrawnAt: new Date() }).where(eq(externalApplications.id, applicationId)),
    'the user deactivated': ({ userId }) => deactivateUser(system, { userId }),
    'the user out of its group': ({ userId }) => moveUser(system, { userId, groupId: null }),
    'the user in another group': async ({ userId }) => moveUser(system, { userId, groupId: await group() }),
    'the validity ended': ({ userId }) => editUser(system, { userId, validUntil: '2020-01-01' }),
    'the validity passed by itself': ({ userId }) => db().update(users).set({ validUntil: '2020-01-01' }).where(eq(users.id, userId)),
    'the group taken in the database alone': ({ userId }) => db().update(users).set({ groupId: null }).where(eq(users.id, userId)),
    'the user raised in the database alone': ({ userId }) => db().update(users).set({ level: 'system' }).where(eq(users.id, userId)),
    'the client suspended': ({ clientId }) =>
      db().update(apiClients).set({ suspendedAt: new Date() }).where(eq(apiClients.clientId, clientId)),
    'the client expired': ({ clientId }) => db().update(apiClients).set({ expiresAt: new Date() }).where(eq(apiClients.clientId, clientId)),
  }
  test.each(Object.entries(ways))('%s', async (_, close) => {
    const made = await client()
    expect(await opens(made)).toBe(true)
    expect(await clientOfSecret(made.secretId)).not.toBeNull()
    await close(made)
    expect(await opens(made)).toBe(false)
    expect(await clientOfSecret(made.secretId)).toBeNull()
  })

  test('and reopening by hand lets it in again', async () => {
    const made = await client()
    await moveUser(system, { userId: made.userId, groupId: null })
    await moveUser(system, { userId: made.userId, groupId: made.groupId })
    expect(await opens(made)).toBe(false)
    expect(await reopenClient(system, { clientId: made.clientId })).toEqual({ ok: true })
    expect(await opens(made)).toBe(true)
  })
})

test('W3 both secrets open during a rotation, the old one until its moment; what was given out on it runs on', async () => {
  const made = await client()
  const rotated = await rotateSecret(system, { clientId: made.clientId, until: later(2).toISOString() })
  if (!rotated.ok) throw new Error('refused')
  const second = { clientId: made.clientId, secret: rotated.secret }
  expect([await opens(made), await opens(second)]).toEqual([true, true])
  expect([await opens(made, later(1.9)), await opens(second, later(1.9))]).toEqual([true, true])
  expect([await opens(made, later(2.1)), await opens(second, later(2.1))]).toEqual([false, true])
  expect(await clientOfSecret(made.secretId, later(2.1))).not.toBeNull()
  await revokeSecret(system, { clientId: made.clientId, secretId: made.secretId })
  expect([await opens(made), await opens(second)]).toEqual([false, true])
  expect(await clientOfSecret(made.secretId)).toBeNull()
  await revokeClient(system, { clientId: made.clientId })
  expect(await opens(second)).toBe(false)
  expect(await clientOfSecret(rotated.secretId)).toBeNull()
})

test('W3 a leaked secret is replaced at once: the old one and what was given out on it end', async () => {
  const made = await client()
  const rotated = await rotateSecret(system, { clientId: made.clientId, until: 'now' })
  if (!rotated.ok) throw new Error('refused')
  expect(await opens(made)).toBe(false)
  expect(await clientOfSecret(made.secretId)).toBeNull()
  expect(await opens({ clientId: made.clientId, secret: rotated.secret })).toBe(true)
})

test('W3 the client works on its last day still', async () => {
  const made = await client()
  await setExpiry(system, { clientId: made.clientId, expiresOn: '2030-06-15' })
  expect(await opens(made, new Date('2030-06-15T21:59:00Z'))).toBe(true)
  expect(await opens(made, new Date('2030-06-15T22:01:00Z'))).toBe(false)
})

test('W1 fewer scopes of the application hold at once; more of them only after a rotation', async () => {
  const made = await client()
  await editApplication(system, { applicationId: made.applicationId, scopes: ['imports', 'werkgevers.read'] })
  expect((await verifyClientSecret(made.clientId, made.secret))?.scopes).toEqual(['werkgevers.read'])
  await handOver(system, { clientId: made.clientId })
  await rotateSecret(system, { clientId: made.clientId })
  expect((await verifyClientSecret(made.clientId, made.secret))?.scopes).toEqual(['imports', 'werkgevers.read'])
})

test('W2 unknown clients and wrong secrets cost the same work', async () => {
  const made = await client()
  await opens(made)
  const [wrong, nobody] = [newSecret(), newClientId()]
  const times: Record<string, number[]> = { wrong: [], unknown: [] }
  for (let n = 0; n < 60; n++)
    for (const [name, id] of [
      ['wrong', made.clientId],
      ['unknown', nobody],
    ] as const) {
      const start = performance.now()
      await verifyClientSecret(id, wrong)
      times[name]!.push(performance.now() - start)
    }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length / 2]!
  expect(Math.abs(median(times.wrong!) - median(times.unknown!))).toBeLessThan(10)
})

test('W2 nothing of a secret but its prefix stands in the database', async () => {
  const made = await client()
  const { rows } = await db().execute<{ text: string }>(sql`
    select (select string_agg(s::text, '') from api_client_secrets s) || (select string_agg(h::text, '') from history_records h) as text`)
  expect(rows[0]!.text).not.toContain(made.secret.slice(8, 30))
  expect(rows[0]!.text).toContain(made.secret.slice(0, 8))
  const kept = await db().select().from(apiClientSecrets).where(eq(apiClientSecrets.id, made.secretId))
  expect(kept[0]!.encryptedCopy).not.toBeNull()
})
