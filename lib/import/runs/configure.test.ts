import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { grants } from '@/db/schema'
import { Forbidden } from '@/lib/kernel/result'
import { person } from '@/lib/users/testing/people'
import { loadAccount } from '../accounts/queries'
import { commitRun } from './commands/commit'
import { configureRun } from './commands/configure'
import { previewRun } from './commands/preview'
import { getRun } from './queries'
import { apply, atScreen, makeAccount, operator, preview, row } from './testing/world'

test('I18 other settings take the plan away until it is made anew; the same settings leave it', async () => {
  const account = await makeAccount()
  const run = await preview(account, [row(account, 'a')])
  expect(await configureRun(operator, { run: run.run, overrides: { template: 'standaard' } })).toEqual({ ok: true })
  expect((await getRun(operator, run.run)).phase).toBe('planned')
  expect(await configureRun(operator, { run: run.run, overrides: { element: 'werkgever' } })).toEqual({ ok: true })
  expect(await getRun(operator, run.run)).toMatchObject({
    phase: 'read',
    counts: null,
    settings: { element: 'werkgever', template: 'standaard' },
  })
  expect(await commitRun(atScreen, { run: run.run })).toMatchObject({ ok: false, problems: [{ code: 'not-committable' }] })

  const made = await previewRun(operator, { run: run.run })
  if (made.ok) await made.work
  expect(await getRun(operator, run.run)).toMatchObject({
    phase: 'planned',
    settings: { element: 'werkgever' },
    counts: { users: { create: 1 } },
  })
})

test('I4 a mapping given with the preview replaces that of the run', async () => {
  const account = await makeAccount()
  const run = await preview(account, [row(account, 'a', { group: 'onbekend' })])
  expect(run.counts?.users.error).toBe(1)
  const made = await previewRun(operator, { run: run.run, mapping: { constants: { Gebruiker_GebruikersGroep: account.hr } } })
  if (made.ok) await made.work
  expect((await getRun(operator, run.run)).counts?.users).toMatchObject({ create: 1, error: 0 })
})

test('I4 a mapping is remembered on the account by whoever may change that; the next delivery begins with it', async () => {
  const account = await makeAccount()
  const mapping = { columns: {}, constants: { Gebruiker_GebruikersGroep: account.hr }, values: {} }
  const run = await preview(account, [row(account, 'a', { group: 'onbekend' })])
  // An Admin who covers the account runs it, and does not change it.
  const admin = await person('admin')
  const scope = await db().execute<{ id: string }>(sql`select id from employers where ended_at is null`)
  await db()
    .insert(grants)
    .values(scope.rows.map(({ id }) => ({ userId: admin.id, employerId: Number(id) })))
  expect((await getRun(admin.ctx, run.run)).run).toBe(run.run)
  await expect(previewRun(admin.ctx, { run: run.run, mapping, remember: true })).rejects.toThrow(Forbidden)
  expect(await loadAccount(db(), account.code)).toMatchObject({ mapping: null })
  const made = await previewRun(operator, { run: run.run, mapping, remember: true })
  if (made.ok) await made.work
  expect((await getRun(operator, run.run)).counts?.users).toMatchObject({ create: 1, error: 0 })
  expect(await loadAccount(db(), account.code)).toMatchObject({ mapping })
  expect(await commitRun(operator, { run: run.run })).toMatchObject({ ok: true })
  // Of a run that is committed nothing is remembered any more.
  const other = { ...mapping, constants: { Gebruiker_GebruikersGroep: account.leading } }
  expect(await previewRun(operator, { run: run.run, mapping: other, remember: true })).toMatchObject({
    problems: [{ code: 'not-plannable' }],
  })
  expect(await loadAccount(db(), account.code)).toMatchObject({ mapping })
  expect((await preview(account, [row(account, 'b', { group: 'onbekend' })])).counts?.users).toMatchObject({ create: 1, error: 0 })
})

test('I12 a prefix is asked for, and a committed run keeps its settings', async () => {
  const account = await makeAccount()
  const run = await apply(account, [row(account, 'a')])
  expect(await configureRun(operator, { run: run.run, overrides: { loginName: 'prefix' } })).toMatchObject({
    problems: [{ code: 'prefix-missing' }],
  })
  expect(await configureRun(operator, { run: run.run, overrides: { element: 'werkgever' } })).toMatchObject({
    problems: [{ code: 'not-plannable' }],
  })
})
