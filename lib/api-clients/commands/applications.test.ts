import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apiClients, externalApplications, historyRecords } from '@/db/schema'
import { codes, system } from '@/lib/users/testing/people'
import { listApplications } from '../application-queries'
import { application, client, clientRow, openMenus, person, secretRow } from '../testing/world'
import { createApplication, editApplication, reinstateApplication, withdrawApplication } from './applications'
import { createClient } from './create'
import { ensureApplications } from './ensure-applications'

beforeAll(openMenus)

test('W1 Keylane is there, and its other name is known', async () => {
  await ensureApplications()
  const found = (await listApplications(system)).find(({ name }) => name === 'Keylane – Benefits Plaza')
  expect(found).toMatchObject({
    aliases: ['Benefitz'],
    scopes: ['werkgevers.read', 'afdelingen.read', 'werknemers.read'],
    expiryDays: null,
    withdrawn: false,
  })
})

test('W1 a name is there once, ignoring case; the three scopes that read unless told otherwise', async () => {
  const made = await createApplication(system, { name: '  Polaris  ', contact: ' ' })
  if (!made.ok) throw new Error('refused')
  const [row] = await db().select().from(externalApplications).where(eq(externalApplications.id, made.applicationId))
  expect(row).toMatchObject({ name: 'Polaris', contact: null, scopes: ['werkgevers.read', 'afdelingen.read', 'werknemers.read'] })
  expect(await codes(createApplication(system, { name: 'POLARIS' }))).toBe('application-taken')
  expect(await codes(createApplication(system, { name: 'Pola\u200bris' }))).toBe('invalid-character')
  const other = await application()
  expect(await codes(editApplication(system, { applicationId: other, name: 'polaris' }))).toBe('application-taken')
  expect(await codes(createApplication(system, { name: '' }))).toBe('required')
  expect(await codes(createApplication(system, { name: 'Zonder', scopes: [] }))).toBe('too-small')
})

test('W1 System edits, an Admin looks', async () => {
  const { ctx } = await person('admin')
  const applicationId = await application()
  for (const call of [
    () => createApplication(ctx, { name: 'Van een ander' }),
    () => editApplication(ctx, { applicationId, contact: 'x' }),
    () => withdrawApplication(ctx, { applicationId, clients: 0 }),
    () => reinstateApplication(ctx, { applicationId }),
  ])
    expect(await codes(call())).toBe('forbidden level')
  expect((await listApplications(ctx)).length).toBeGreaterThan(0)
  const { version } = (await listApplications(system)).find(({ id }) => id === applicationId)!
  expect(await codes(editApplication(system, { applicationId, version, contact: 'Een' }))).toBe('ok')
  expect(await codes(editApplication(system, { applicationId, version, contact: 'Twee' }))).toBe('changed-meanwhile')
  expect(await codes(editApplication(system, { applicationId: 999_999, contact: 'x' }))).toBe('forbidden not-found')
})

test('W1 withdrawing closes its clients for good, says how many, and each is recorded', async () => {
  const one = await client()
  const other = await client()
  await db().update(apiClients).set({ applicationId: one.applicationId }).where(eq(apiClients.clientId, other.clientId))
  const { applicationId } = one
  expect(await codes(withdrawApplication(system, { applicationId, clients: 1 }))).toBe('clients-changed')
  expect((await clientRow(one.clientId)).revokedAt).toBeNull()
  expect(await withdrawApplication(system, { applicationId, clients: 2 })).toEqual({ ok: true, closed: 2 })
  for (const made of [one, other]) {
    const { id, revokedAt } = await clientRow(made.clientId)
    expect(revokedAt).not.toBeNull()
    expect(await secretRow(made.secretId)).toMatchObject({ encryptedCopy: null, copyUntil: null })
    expect((await secretRow(made.secretId)).revokedAt).not.toBeNull()
    const records = await db()
      .select()
      .from(historyRecords)
      .where(eq(historyRecords.thingId, String(id)))
    expect(records.some(({ thing, action }) => thing === 'api-client' && action === 'revoke')).toBe(true)
  }
  expect(await codes(createClient(system, { applicationId, userId: one.userId }))).toBe('application-withdrawn')
  expect(await codes(reinstateApplication(system, { applicationId }))).toBe('ok')
  expect((await clientRow(one.clientId)).revokedAt).not.toBeNull()
  expect(await codes(createClient(system, { applicationId, userId: one.userId }))).toBe('ok')
})
