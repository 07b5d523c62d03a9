import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verify } from '@/lib/history/verify'
import { getRun } from '@/lib/import/runs/queries'
import { programContext } from '@/lib/kernel/context'
import { type Installation, makeInstallation, stateNow } from './crash/installation'
import { type Started, startServer } from './started'
import { actionIds, Visitor } from './visitor'

const KILLS = Number(process.env.P2_KILLS ?? 50)

let installation: Installation
let server: Started
/** How long an undisturbed commit takes, and what it leaves. */
let took = 0
let before: Awaited<ReturnType<typeof stateNow>>
let after: Awaited<ReturnType<typeof stateNow>>

/** Sends the commit as the wizard does; what the page gets to hear, or that the connection broke. */
async function commit(): Promise<'committed' | 'already' | 'refused' | 'failed' | 'cut'> {
  const id = actionIds().get('app/(console)/import/actions.ts#commit')!
  try {
    const { text } = await new Visitor(server.url, installation.session).call(id, [
      { run: installation.plan.run, confirm: installation.plan.confirm },
    ])
    return (/"outcome":"(committed|already|refused)"/.exec(text)?.[1] as 'committed' | undefined) ?? 'failed'
  } catch {
    return 'cut'
  }
}

const start = () => startServer({ DATABASE_URL: '', DATA_DIR: installation.dataDir, ADMIN_PASSWORD: 'een zin die niemand kent' })

/** What the database is doing for the commit at this moment, to show that the kills fell on all of it. */
async function step(): Promise<string> {
  const rows = await installation.outside<{ query: string }>(
    `select query from pg_stat_activity where application_name = 'toegangsbeheer' and state like 'active' order by xact_start limit 1`,
  )
  const query = rows[0]?.query ?? 'nothing'
  return (
    /(?:insert into|update|delete from|lock table|create temp table) \w+|commit|analyze|history_append|with numbered/i.exec(query)?.[0] ??
    query.slice(0, 30)
  )
}

/** No connection of a process that was killed works on: what it does from here on must be known before the state is looked at. */
async function quiet(): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(50)) {
    const rows = await installation.outside<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = 'toegangsbeheer' and application_name = 'toegangsbeheer' and state <> 'idle'`,
    )
    if (rows[0]?.n === 0) return
  }
  throw new Error('a connection of the killed process works on')
}

beforeAll(async () => {
  installation = await makeInstallation()
  await installation.restore()
  before = await stateNow()
  server = await start()
  const times = []
  for (let n = 0; n < 3; n++) {
    if (n > 0) await installation.restore()
    const since = performance.now()
    expect(await commit()).toBe('committed')
    times.push(performance.now() - since)
  }
  took = times.sort((a, b) => a - b)[1]!
  after = await stateNow()
  expect(after.digest).not.toBe(before.digest)
}, 900_000)

afterAll(async () => {
  await server?.stop()
  await installation?.end()
})

type Tally = { kept: number; undone: number; acknowledged: number; steps: Map<string, number>; slowest: number }

/** Kills at `KILLS` moments spread over the commit, each drawn within its own part of it. `kill` answers when everything answers again. */
async function killed(name: string, kill: (n: number) => Promise<void>): Promise<void> {
  const tally: Tally = { kept: 0, undone: 0, acknowledged: 0, steps: new Map(), slowest: 0 }
  for (let n = 0; n < KILLS; n++) {
    await installation.restore()
    let answer: string | undefined
    const answered = commit().then((said) => (answer = said))
    await sleep(((n + Math.random()) / KILLS) * took * 1.05)
    const at = await step()
    const acknowledged = answer
    const since = performance.now()
    await kill(n)
    tally.slowest = Math.max(tally.slowest, performance.now() - since)
    await answered
    await quiet()
    const where = `${name} ${n + 1}, during ${at}, told ${acknowledged ?? answer}`
    tally.steps.set(at, (tally.steps.get(at) ?? 0) + 1)

    // Half-applied: neither what was there nor what the plan says.
    const now = await stateNow()
    expect([before.digest, after.digest], where).toContain(now.digest)
    const kept = now.digest === after.digest
    expect(now.links - before.links, where).toBe(kept ? after.links - before.links : 0)
    // Lost: it was acknowledged.
    if (acknowledged === 'committed' || answer === 'committed') {
      tally.acknowledged++
      expect(kept, where).toBe(true)
    }
    tally[kept ? 'kept' : 'undone']++
    const { status } = await getRun(programContext, installation.plan.run)
    expect(kept ? ['committed'] : ['preview', 'committing'], where).toContain(status)

    expect(await commit(), where).toBe(kept ? 'already' : 'committed')
    expect(await stateNow(), where).toEqual(after)
    expect((await getRun(programContext, installation.plan.run)).status, where).toBe('committed')
    expect(await verify(), where).toMatchObject({ ok: true, links: after.links })
  }
  const steps = [...tally.steps].map(([step, times]) => `${step} ${times}`).join(', ')
  process.stdout.write(
    `P2 ${KILLS} kills of ${name} over a commit of ${installation.plan.rows} rows (${(took / 1000).toFixed(1)} s): 0 half-applied, 0 lost, ` +
      `0 applied twice; ${tally.undone} not committed and ${tally.kept} committed (${tally.acknowledged} acknowledged before), ` +
      `all committed once after a retry; answering again after at most ${(tally.slowest / 1000).toFixed(1)} s; during: ${steps}\n`,
  )
}

test(`P2 the app killed with -9 at ${KILLS} moments of a commit`, () =>
  killed('the app', async () => {
    await server.kill()
    server = await start()
  }))

test(`P2 PostgreSQL killed with -9 at ${KILLS} moments of a commit`, () =>
  killed('PostgreSQL', async (n) => {
    const postmaster = installation.postmaster()!
    const others = await installation.outside<{ pid: number }>(
      `select pid from pg_stat_activity where pid <> pg_backend_pid() order by (application_name = 'toegangsbeheer' and state = 'active') desc, pid`,
    )
    // In turn the process that commits, the server's first process, and all of them.
    const victims = [[others[0]!.pid], [postmaster], [postmaster, ...others.map(({ pid }) => pid)]][n % 3]!
    for (const pid of victims) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It has ended already.
      }
    }
    // Until the others have noticed, pages may still be answered by the server that is going down.
    await sleep(500)
    const visitor = new Visitor(server.url, installation.session)
    for (const until = Date.now() + 60_000; Date.now() < until; await sleep(50)) {
      const page = await visitor.request(`/import/${installation.plan.run}`).catch(() => null)
      await page?.text()
      if (page && page.status < 400) return
    }
    throw new Error('the server does not answer any more')
  }))
