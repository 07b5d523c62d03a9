import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { historyRecords, sessions } from '@/db/schema'
import { programContext } from '@/lib/kernel/context'
import { endOtherSessions, endOwnSession } from './own-sessions'
import { ownProfile, ownSessionsSheet } from './profile-queries'
import { browserOf, personWithPassword } from './testing/person'

test("U1, P9 one ends one session of one's own, or all others; the next request of each is signed out", async () => {
  const { id, login } = await personWithPassword()
  const [here, one, two, three] = [await browserOf(login), await browserOf(login), await browserOf(login), await browserOf(login)]
  const ctx = (await here.context())!
  const own = (await ownProfile(ctx))!
  expect(own.sessions).toHaveLength(4)
  expect(own.sessions[0]).toMatchObject({ current: true, browser: 'test', address: '192.0.2.1' })
  // What names a session is no way into it.
  for (const { name } of own.sessions) expect(await here.context(name.padEnd(43, '0'))).toBeNull()

  const oneName = (await ownProfile((await one.context())!))!.sessions.find(({ current }) => current)!.name
  expect(await endOwnSession(ctx, { session: oneName })).toEqual({ ok: true })
  expect(await one.context()).toBeNull()
  expect(await two.context()).not.toBeNull()
  expect(await endOtherSessions(ctx, {})).toEqual({ ok: true, ended: 2 })
  expect([await two.context(), await three.context()]).toEqual([null, null])
  expect(await here.context()).not.toBeNull()
  expect(await endOtherSessions(ctx, {})).toEqual({ ok: true, ended: 0 })
  const ended = (await db().select().from(historyRecords).where(eq(historyRecords.userId, id))).filter(({ action }) => action === 'end')
  expect(ended).toHaveLength(3)
})

test("someone else's session, one that ended and one that never was answer alike, and go on", async () => {
  const [mine, other] = [await personWithPassword(), await personWithPassword()]
  const ctx = (await (await browserOf(mine.login)).context())!
  const theirs = await browserOf(other.login)
  const foreign = (await ownProfile((await theirs.context())!))!.sessions[0]!.name
  const past = await browserOf(mine.login)
  const pastName = (await ownProfile((await past.context())!))!.sessions.find(({ current }) => current)!.name
  await endOwnSession(ctx, { session: pastName })
  for (const session of [foreign, pastName, '0123456789abcdef'])
    await expect(endOwnSession(ctx, { session })).rejects.toThrow('forbidden: not-found')
  expect(await theirs.context()).not.toBeNull()
  for (const session of ['', '%', '0123456789abcde_', 'A123456789ABCDEF'])
    expect(await endOwnSession(ctx, { session })).toMatchObject({ ok: false, problems: [{ code: 'invalid-input' }] })
  await expect(endOtherSessions(programContext, {})).rejects.toThrow('forbidden')
})

test("one's own open sessions as a sheet, this one on top, without what names them; nobody else's", async () => {
  const [mine, other] = [await personWithPassword(), await personWithPassword()]
  const here = await browserOf(mine.login)
  const [ended] = [await browserOf(mine.login), await browserOf(mine.login), await browserOf(other.login)]
  await endOwnSession((await here.context())!, {
    session: (await ownProfile((await ended!.context())!))!.sessions.find(({ current }) => current)!.name,
  })
  const ctx = (await here.context())!
  const { header, rows } = await ownSessionsSheet(ctx)
  const lines: (readonly string[])[] = []
  for await (const line of rows) lines.push(line)
  expect(header).toEqual(['Browser', 'Adres', 'Ingelogd', 'Laatst gezien', 'Opmerking'])
  expect(lines.map(([browser, address, , , note]) => [browser, address, note])).toEqual([
    ['test', '192.0.2.1', 'deze sessie'],
    ['test', '192.0.2.1', ''],
  ])
  for (const { name } of (await ownProfile(ctx))!.sessions) expect(JSON.stringify(lines)).not.toContain(name)
  await expect(ownSessionsSheet(programContext)).rejects.toThrow('forbidden')
})

test('a session that idled out is not listed', async () => {
  const { id, login } = await personWithPassword()
  const [here] = [await browserOf(login), await browserOf(login)]
  await db()
    .update(sessions)
    .set({ seenAt: new Date(Date.now() - 2 * 3_600_000) })
    .where(eq(sessions.userId, id))
  expect(await here.context()).toBeNull()
  const fresh = await browserOf(login)
  expect((await ownProfile((await fresh.context())!))!.sessions).toHaveLength(1)
})
