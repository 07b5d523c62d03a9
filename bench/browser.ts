import { gzipSync } from 'node:zlib'
import type { BrowserContext } from '@playwright/test'

/** What one first visit of a page costs: JavaScript in kB gzip, LCP and TBT in milliseconds, CLS. */
export type Visit = { address: string; kilobytes: number; lcp: number; tbt: number; cls: number }

/** A laptop four times as slow as this machine on a line of 10 Mbit/s with 40 ms to and fro (Lighthouse's "desktop dense 4G", its slowdown for a mid-range machine). */
const slowdown = 4
const line = { offline: false, latency: 40, downloadThroughput: (10_000 * 1024) / 8, uploadThroughput: (10_000 * 1024) / 8 }
/** How long a page is watched after it has loaded, in milliseconds. */
const watched = 1_500

declare global {
  interface Window {
    measured: { lcp: number; cls: number; tasks: { start: number; length: number }[] }
  }
}

/** Runs in the page before its own scripts. */
function watch(): void {
  window.measured = { lcp: 0, cls: 0, tasks: [] }
  const on = (type: string, each: (entry: PerformanceEntry & { hadRecentInput?: boolean; value?: number }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true })
  on('largest-contentful-paint', (entry) => {
    window.measured.lcp = entry.startTime
  })
  on('layout-shift', (entry) => {
    if (!entry.hadRecentInput) window.measured.cls += entry.value ?? 0
  })
  on('longtask', ({ startTime, duration }) => {
    window.measured.tasks.push({ start: startTime, length: duration })
  })
}

/** As Lighthouse has it: what long tasks take beyond 50 ms each, once there is something to see. */
function result() {
  const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
  const { lcp, cls, tasks } = window.measured
  const after = tasks.map(({ start, length }) => start + length - Math.max(start, painted))
  return { lcp, cls, tbt: after.reduce((sum, length) => sum + Math.max(0, length - 50), 0) }
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
      const page = await (address === '/inloggen' ? stranger : signedIn).newPage()
      const session = await page.context().newCDPSession(page)
      await session.send('Network.enable')
      await session.send('Network.clearBrowserCache')
      await session.send('Network.emulateNetworkConditions', line)
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
      let bytes = 0
      const reading: Promise<void>[] = []
      page.on('response', (response) => {
        if (response.request().resourceType() !== 'script') return
        const add = (body: Buffer) => {
          bytes += gzipSync(body).length
        }
        reading.push(response.body().then(add))
      })
      await page.addInitScript(watch)
      await page.goto(address, { waitUntil: 'load' })
      await page.waitForTimeout(watched)
      await Promise.all(reading)
      const measured = await page.evaluate(result)
      await page.close()
      return { address, kilobytes: bytes / 1000, ...measured }
    },
    close: () => browser.close(),
  }
}
