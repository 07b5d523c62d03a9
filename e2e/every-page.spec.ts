import { expect, findings, signIn, test } from './fixtures'
import { pages } from './pages'
import { weighScripts } from './scripts'

test('axe finds nothing, wide and light, narrow and dark; nothing sticks out at 360 px', async ({ page }) => {
  test.setTimeout(240_000)
  await signIn(page)
  const wrong: string[] = []
  for (const address of pages) {
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await page.goto(address)
      for (const finding of await findings(page)) wrong.push(`${address} ${colorScheme} ${width}: ${finding}`)
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (beyond > 0) wrong.push(`${address} ${width}: ${beyond} px too wide`)
    }
  }
  expect(wrong).toEqual([])
})

test('S9 no page needs more than 200 kB of JavaScript, gzip', async ({ page }) => {
  test.setTimeout(120_000)
  const scripts = weighScripts(page)
  const weigh = async (address: string) => {
    // A cache that is empty again: what a first visit costs.
    await page.goto('about:blank')
    const session = await page.context().newCDPSession(page)
    await session.send('Network.clearBrowserCache')
    await scripts()
    await page.goto(address, { waitUntil: 'networkidle' })
    return { address, kilobytes: Math.round((await scripts()) / 1000) }
  }
  const weighed = [await weigh('/inloggen')]
  await signIn(page)
  for (const address of pages) weighed.push(await weigh(address))
  expect(weighed.filter(({ kilobytes }) => kilobytes > 200 || kilobytes < 50)).toEqual([])
})

test('S9 every script hints that its functions are called when it loads: it is compiled beside the page', async ({ page }) => {
  const starts: Promise<string>[] = []
  await signIn(page)
  // Of a page that one leaves while its scripts come, they cannot be read.
  await page.goto('about:blank')
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') starts.push(response.text().then((script) => script.split('\n')[0]!))
  })
  await page.goto('/toegangsbeheer/gebruikers', { waitUntil: 'networkidle' })
  const seen = await Promise.all(starts)
  expect(seen.length).toBeGreaterThan(5)
  expect(new Set(seen)).toEqual(new Set(['//# allFunctionsCalledOnLoad']))
})

test('every response carries the security headers: pages, errors, redirects, files, api', async ({ page, request, baseURL }) => {
  await signIn(page)
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const file = await page.evaluate(() => document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '')
  const addresses = [
    ...pages,
    '/',
    '/inloggen/',
    '//dubbel',
    '/%E0%A4%A',
    '/_next/static/bestaat-niet.js',
    '/_next/image?url=x&w=1&q=1',
    '/api/bestaat-niet',
    '/api/auth/session',
    '/icon.svg',
    file,
  ]
  for (const address of addresses) {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const response = await request.fetch(address.startsWith('/') ? `${baseURL}${address}` : address, {
        method,
        headers: { cookie: cookies },
        maxRedirects: 0,
      })
      const headers = response.headers()
      const about = `${method} ${address}`
      expect(headers['content-security-policy'], about).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy'], about).not.toContain('unsafe-')
      expect(headers['x-content-type-options'], about).toBe('nosniff')
      expect(headers['strict-transport-security'], about).toMatch(/max-age=\d{8}/)
      expect(headers['referrer-policy'], about).toBe('same-origin')
      expect(headers['x-powered-by'], about).toBeUndefined()
      if (address !== file) expect(headers['cache-control'], about).toContain('no-store')
    }
  }
})

test('a nonce is new for every response, and every script of a page carries it', async ({ request }) => {
  const nonces = new Set<string>()
  for (let round = 0; round < 3; round++) {
    const response = await request.get('/inloggen')
    const nonce = response.headers()['content-security-policy']?.match(/'nonce-([^']+)'/)?.[1] ?? ''
    expect(nonce.length).toBeGreaterThanOrEqual(22)
    nonces.add(nonce)
    const html = await response.text()
    const scripts = html.match(/<script[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(3)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    expect(html).not.toMatch(/\sstyle="/)
    expect(html).not.toMatch(/\son[a-z]+="/)
  }
  expect(nonces.size).toBe(3)
})
