import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { type Started, startServer } from './started'
import { makeWorld, type World } from './world'

const EMPLOYERS = Number(process.env.U3_EMPLOYERS ?? 10_000)
const SETS = Math.ceil(EMPLOYERS / 10)
/** What one press may keep the page busy, script, style and layout, in milliseconds: the middle of three times. */
const BUSY = 100

const PASSWORD = 'een zin die niemand kent'

let server: Started
let world: World
let browser: Browser
let page: Page
let session: CDPSession
beforeAll(async () => {
  server = await startServer({ ADMIN_PASSWORD: PASSWORD })
  world = await makeWorld()
  await db().execute(
    sql`insert into employers (code, name) select (100000 + n)::text, 'Werkgever ' || n from generate_series(1, ${EMPLOYERS}) n`,
  )
  await db().execute(
    sql`insert into employer_groups (name, name_key) select 'Kantoor ' || n, 'kantoor ' || n from generate_series(1, ${SETS}) n`,
  )
  await db().execute(sql`
    insert into employer_group_members (employer_group_id, employer_id)
    select s.id, e.id from employers e join employer_groups s on s.name_key = 'kantoor ' || (e.id % ${SETS} + 1)`)
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--disable-gpu', '--disable-quic', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  session = await context.newCDPSession(page)
  // Time of the page's own thread: what else the machine does meanwhile does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(`${server.url}/inloggen`)
  await page.getByLabel('Inlognaam').fill('demo.01')
  await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Inloggen' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function busy(): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return (seconds('ScriptDuration') + seconds('LayoutDuration') + seconds('RecalcStyleDuration')) * 1000
}

const left = () => page.getByRole('listbox', { name: 'Beschikbaar' })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const search = () => page.getByLabel('Links zoeken op code of naam')

const figures = new Map<string, number>()
/** Does something three times, undone in between; the middle of what it kept the page busy. */
async function measured(name: string, work: () => Promise<unknown>, undo: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    await page.waitForTimeout(600)
    const before = await busy()
    await work()
    await page.waitForTimeout(200)
    times.push((await busy()) - before)
    await undo()
  }
  const middle = times.sort((a, b) => a - b)[1]!
  figures.set(name, Math.round(middle))
}

test(`U3 with ${EMPLOYERS} employers and ${SETS} employer groups nothing keeps the page busy for ${BUSY} ms`, async () => {
  await page.goto(`${server.url}/toegangsbeheer/autorisatie-werkgevers?groep=${world.group.own.id}`)
  await expect.poll(() => left().getByRole('option').count()).toBeGreaterThan(20)
  // Only what is in sight is drawn, and each option says its place among all.
  expect(await page.getByRole('option').count()).toBeLessThan(400)
  expect(Number(await left().getByRole('option').first().getAttribute('aria-setsize'))).toBeGreaterThan(EMPLOYERS)
  await measured(
    'open',
    () =>
      page
        .getByLabel('Gebruikersgroep')
        .selectOption(world.group.foreign.name)
        .then(() => page.waitForURL(`**=${world.group.foreign.id}`)),
    () =>
      page
        .getByLabel('Gebruikersgroep')
        .selectOption(world.group.own.name)
        .then(() => page.waitForURL(`**=${world.group.own.id}`)),
  )
  await measured(
    'a letter searched',
    () => search().press('w'),
    () => search().fill(''),
  )
  await measured(
    'filter',
    () => search().fill(`${100_000 + EMPLOYERS}`),
    () => search().fill(''),
  )
  await measured(
    'End',
    () => left().press('End'),
    () => left().press('Home'),
  )
  await measured(
    'Ctrl-A',
    () => left().press('Control+a'),
    () => left().press('Control+a'),
  )
  await measured(
    'all to the right',
    () => press('Alles naar rechts'),
    () => press('Ongedaan maken'),
  )
  await press('Alles naar rechts')
  await measured(
    'all to the left and back',
    () => press('Alles naar links'),
    () => press('Alles naar rechts'),
  )
  const told = [...figures].map(([name, time]) => `${name} ${time}`).join(', ')
  process.stdout.write(`U3 ${EMPLOYERS} employers, ${SETS} employer groups, busy in ms: ${told}\n`)
  expect([...figures].filter(([, time]) => time >= BUSY)).toEqual([])
})
