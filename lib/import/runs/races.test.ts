import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, pool } from '@/db/client'
import { cancelRun } from './commands/cancel'
import { commitRun } from './commands/commit'
import { mendValue } from './commands/mend'
import { planRun } from './commands/plan'
import { getRun, listRemarks } from './queries'
import { atScreen, commit, holds, makeAccount, operator, preview, row } from './testing/world'
import type { SettingOverrides } from './view'

const planned = async (run: string, overrides: SettingOverrides = {}) => {
  const begun = await planRun(atScreen, { run, overrides })
  if (begun.ok) await begun.work
  return begun.ok
}

describe('I18 plans of one run made at the same time', () => {
  test('the settings that were asked for last are those of the plan and of the run, whoever was quicker', async () => {
    const account = await makeAccount()
    const run = await preview(account, [row(account, 'a'), row(account, 'b', { department: '' })])
    for (let round = 0; round < 5; round++) {
      const elements = ['werkgever', 'afdeling', 'werkgever', 'afdeling'] as const
      const begun = []
      for (const element of elements) begun.push(await planRun(atScreen, { run: run.run, overrides: { element } }))
      await Promise.all(begun.map((one) => one.ok && one.work))
      const now = await getRun(atScreen, run.run)
      expect(now).toMatchObject({ status: 'preview', phase: 'planned', settings: { element: 'afdeling' }, progress: null })
      // Row 3 names no department: an error for this element alone.
      expect(now.counts?.rows.error).toBe(1)
      expect((await listRemarks(atScreen, run.run, { severity: 'error' })).items.map((remark) => remark.code)).toEqual(['missing-value'])
    }
  })

  test('of all that is asked at once something is kept, and nothing fails', async () => {
    const account = await makeAccount()
    const run = await preview(account, [row(account, 'a'), row(account, 'b')])
    const done = await Promise.all([
      planned(run.run, { element: 'werkgever' }),
      mendValue(atScreen, { run: run.run, row: 2, column: 'Gebruiker_Achternaam', value: 'Vos' }).then((mended) =>
        mended.ok ? mended.work : undefined,
      ),
      planned(run.run),
      planned(run.run, { element: 'werkgever' }),
    ])
    expect(done).toContain(true)
    await planned(run.run)
    expect(await getRun(atScreen, run.run)).toMatchObject({ status: 'preview', phase: 'planned', failure: null })
    expect(await commit(run, {}, atScreen)).toEqual({ outcome: 'committed' })
  })

  test('more of them than there are connections', async () => {
    const account = await makeAccount()
    const runs = await Promise.all(Array.from({ length: 3 }, (_, i) => preview(account, [row(account, `u${i}`)])))
    await Promise.all(Array.from({ length: 40 }, (_, i) => planned(runs[i % 3]!.run)))
    for (const { run } of runs) expect(await getRun(atScreen, run)).toMatchObject({ status: 'preview', phase: 'planned' })
    expect(pool().waitingCount).toBe(0)
  })
})

describe('I19 what was previewed is what is committed', () => {
  test('a plan made anew since the person looked is refused', async () => {
    const account = await makeAccount()
    const seen = await preview(account, [row(account, 'a')])
    const mended = await mendValue(atScreen, { run: seen.run, row: 2, column: 'Gebruiker_Achternaam', value: 'Vos' })
    if (mended.ok) await mended.work
    const look = async (plannedAt: string | null) => commitRun(atScreen, { run: seen.run, plannedAt: plannedAt ?? undefined })
    expect(await look(seen.plannedAt)).toEqual({ ok: true, result: { outcome: 'refused', reason: 'conflict' } })
    expect(await holds(account)).toEqual([])
    expect(await look((await getRun(atScreen, seen.run)).plannedAt)).toEqual({ ok: true, result: { outcome: 'committed' } })
  })

  test('commits, plans anew, mends and cancels at once: what is there afterwards is one plan, or nothing', async () => {
    const outcomes = new Set<string>()
    for (let round = 0; round < 12; round++) {
      const account = await makeAccount()
      const run = await preview(account, [row(account, 'a'), row(account, 'b', { department: '20' })], {}, atScreen)
      const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
      await Promise.all([
        later(round % 4 === 0 ? 40 : 0).then(() => commitRun(atScreen, { run: run.run })),
        later((round * 7) % 60).then(() => planned(run.run, { element: 'werkgever' })),
        later((round * 13) % 50)
          .then(() => mendValue(atScreen, { run: run.run, row: 2, column: 'AfdelingCode', value: '1010' }))
          .then((mended) => (mended.ok ? mended.work : undefined)),
        round % 3 === 0 ? later((round * 11) % 90).then(() => cancelRun(atScreen, { run: run.run })) : null,
      ])
      const now = await getRun(atScreen, run.run)
      const kept = await holds(account)
      outcomes.add(`${now.status} ${kept.length}`)
      expect(now.failure).toBeNull()
      expect(['committed', 'preview', 'cancelled']).toContain(now.status)
      // Whatever the order: the users of the plan that the run shows, all of them or none.
      expect(kept.length).toBe(now.status === 'committed' ? 2 : 0)
      if (now.status === 'committed') {
        const { rows } = await db().execute<{ n: number }>(sql`
          select count(*)::int as n from import_plan_grants p join import_runs r on r.id = p.run_id where r.public_id = ${run.run} and p.action = 'add'
            and exists (select from grants g where g.run_id = r.id and g.row = p.row and g.department_id is not distinct from p.department_id
              and g.employer_id is not distinct from p.employer_id)`)
        expect(rows[0]?.n).toBe(2)
        expect(now.counts?.grants.add).toBe(2)
      }
    }
    expect(outcomes.size).toBeGreaterThan(1)
  })

  test('cancelled while it is planned stays cancelled, and its rows are gone', async () => {
    const account = await makeAccount()
    const run = await preview(account, [row(account, 'a')])
    const begun = await planRun(operator, { run: run.run })
    expect(await cancelRun(operator, { run: run.run })).toEqual({ ok: true })
    if (begun.ok) await begun.work
    expect(await getRun(operator, run.run)).toMatchObject({ status: 'cancelled', failure: null })
    expect(await commitRun(operator, { run: run.run })).toMatchObject({ ok: false })
    const { rows } = await db().execute(sql`select from import_rows join import_runs r on r.id = run_id where r.public_id = ${run.run}`)
    expect(rows).toHaveLength(0)
  })

  test('a setting of the account that changes while the plan waits for its turn is in the plan', async () => {
    const account = await makeAccount()
    const run = await preview(account, [row(account, 'a')])
    const lock = sql`select pg_advisory_xact_lock(hashtextextended('import-plan', (select id from import_runs where public_id = ${run.run})))`
    let begun: Awaited<ReturnType<typeof planRun>> | undefined
    await db().transaction(async (tx) => {
      await tx.execute(lock)
      begun = await planRun(operator, { run: run.run })
      await db().execute(
        sql`update customer_accounts set contact = 'never', name = 'Anders', version = version + 1 where code = ${account.code}`,
      )
    })
    if (begun?.ok) await begun.work
    expect(await getRun(operator, run.run)).toMatchObject({ phase: 'planned', settings: { contact: 'never', accountName: 'Anders' } })
    expect(await commit(run)).toEqual({ outcome: 'committed' })
    const { rows } = await db().execute<{ login_name: string }>(
      sql`select login_name from users where code = 'a' and group_id = (select id from user_groups where name = ${account.hr})`,
    )
    expect(rows).toEqual([{ login_name: 'Anders.Berg' }])
  })
})

test('I19 work that another piece of work on the run overtook ends without taking its sign of life away', async () => {
  const account = await makeAccount()
  const run = await preview(account, [row(account, 'a')])
  const first = await planRun(operator, { run: run.run })
  const second = await planRun(operator, { run: run.run })
  if (first.ok) await first.work
  // Whether or not the second still goes on, nobody calls it dead.
  expect((await getRun(operator, run.run)).failure).toBeNull()
  if (second.ok) await second.work
  expect(await getRun(operator, run.run)).toMatchObject({ phase: 'planned', progress: null })
})
