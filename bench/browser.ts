import type { Browser, BrowserContext } from '@playwright/test'
import { weighScripts } from '@/e2e/scripts'

/** What a first visit of a page costs: JavaScript in kB gzip, LCP and TBT in milliseconds, CLS. */
export type Visit = { address: string; kilobytes: number; lcp: number; tbt: number; cls: number }

/** A laptop four times as slow as this machine on a line of 10 Mbit/s with 40 ms to and fro (Lighthouse's "desktop dense 4G", its slowdown for a mid-range machine). */
const slowdown = 4
const line = { offline: false, latency: 40, downloadThroughput: (10_000 * 1024) / 8, uploadThroughput: (10_000 * 1024) / 8 }
/** How long a page is watched after it has loaded, in milliseconds. */
const watched = 1_500

declare global {
  interface Window {
    measured: { lcp: number; cls: number }
  }
}

/** Runs in the page before its own scripts. */
function watch(): void {
  window.measured = { lcp: 0, cls: 0 }
  const on = (type: string, each: (entry: PerformanceEntry & { hadRecentInput?: boolean; value?: number }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true })
  on('largest-contentful-paint', (entry) => {
    window.measured.lcp = entry.startTime
  })
  on('layout-shift', (entry) => {
    if (!entry.hadRecentInput) window.measured.cls += entry.value ?? 0
  })
}

type Event = { name: string; pid: number; tid: number; ts: number; dur?: number; tdur?: number; args: { name?: string } }

/**
 * Total blocking time of a trace: what tasks of the page take beyond 50 ms each once there is something to see. It counts the CPU time of a
 * task, times the slowdown, and not its wall time: other programs of this machine would be measured with it otherwise.
 */
export function blocking(events: readonly Event[]): number {
  const painted = events.findLast(({ name }) => name === 'firstContentfulPaint')
  if (!painted) return Number.NaN
  return events
    .filter(({ name, pid, tid, dur }) => name === 'RunTask' && pid === painted.pid && tid === painted.tid && dur)
    .map(({ ts, dur = 0, tdur = dur }) => (tdur * Math.max(0, Math.min(dur, ts + dur - painted.ts))) / dur)
    .reduce((sum, cpu) => sum + Math.max(0, (cpu / 1000) * slowdown - 50), 0)
}

async function signIn(context: BrowserContext, password: string): Promise<void> {
  const page = await context.newPage()
  await page.goto('/inloggen')
  await page.getByLabel('Inlognaam').fill('demo.01')
  await page.getByLabel('Wachtwoord', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Inloggen' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
  await page.close()
}

/** A throttled Chromium, signed in as demo.01. */
export async function laboratory(url: string, password: string) {
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  const options = { baseURL: url, locale: 'nl-NL', viewport: { width: 1440, height: 900 } }
  const [signedIn, stranger] = [await browser.newContext(options), await browser.newContext(options)]
  await signIn(signedIn, password)
  return {
    async visit(address: string): Promise<Visit> {
      const context = address === '/inloggen' ? stranger : signedIn
      const { kilobytes, lcp, cls } = await onSlowMachine(context, address)
      return { address, kilobytes, lcp, cls, tbt: await traced(browser, context, address) }
    },
    close: () => browser.close(),
  }
}

/** A page with nothing in its cache, on the slow line. */
async function freshPage(context: BrowserContext) {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.clearBrowserCache')
  await session.send('Network.emulateNetworkConditions', line)
  return { page, session }
}

async function onSlowMachine(context: BrowserContext, address: string) {
  const { page, session } = await freshPage(context)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const scripts = weighScripts(page)
  await page.addInitScript(watch)
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(watched)
  const bytes = await scripts()
  const measured = await page.evaluate(() => window.measured)
  await page.close()
  return { kilobytes: bytes / 1000, ...measured }
}

async function traced(browser: Browser, context: BrowserContext, address: string): Promise<number> {
  const { page } = await freshPage(context)
  await browser.startTracing(page, { categories: ['toplevel', 'loading', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(watched)
  const trace = JSON.parse((await browser.stopTracing()).toString())
  await page.close()
  return blocking(trace.traceEvents)
}
