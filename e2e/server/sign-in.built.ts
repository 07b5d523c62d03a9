import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { type Started, startServer } from './started'
import { actionIds, Visitor } from './visitor'

const password = 'een zin die niemand kent'
let server: Started
beforeAll(async () => {
  server = await startServer({ ADMIN_PASSWORD: password, SMTP_URL: 'smtp://127.0.0.1:9' })
})
afterAll(() => server.stop())

const signedIn = async () => {
  const visitor = new Visitor(server.url)
  const response = await visitor.signIn('DEMO.01', password)
  expect(response.status).toBe(200)
  return { visitor, response }
}
const reachesProfile = async (visitor: Visitor) => (await visitor.request('/profiel')).status === 200

describe('signing in and out', () => {
  test('the session cookie holds a random id and is bound to this host; no other name contains "session"', async () => {
    const { visitor, response } = await signedIn()
    const cookies = response.headers.getSetCookie()
    const ofSession = cookies.filter((cookie) => /^[^=]*session/i.test(cookie))
    expect(ofSession).toHaveLength(1)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-/)
      expect(cookie).toMatch(/; Path=\//)
      expect(cookie).toMatch(/; HttpOnly/)
      expect(cookie).toMatch(/; Secure/)
      expect(cookie).toMatch(/; SameSite=Lax/)
      expect(cookie).not.toMatch(/; Domain=/i)
    }
    expect(ofSession[0]).toMatch(/^__Host-session=[\w-]{43};/)
    expect([...visitor.cookies.keys()].filter((name) => /session/i.test(name))).toHaveLength(1)
    expect(await reachesProfile(visitor)).toBe(true)
  })

  test('a new id at every sign-in; the one before is worth nothing', async () => {
    const { visitor } = await signedIn()
    const first = visitor.cookies.get('__Host-session')!
    expect((await visitor.signIn('demo.01', password)).status).toBe(200)
    expect(visitor.cookies.get('__Host-session')).not.toBe(first)
    expect(await reachesProfile(new Visitor(server.url, first))).toBe(false)
  })

  test('an id that was planted before is not taken over', async () => {
    const visitor = new Visitor(server.url, 'A'.repeat(43))
    await visitor.signIn('demo.01', password)
    expect(await reachesProfile(new Visitor(server.url, 'A'.repeat(43)))).toBe(false)
    expect(await reachesProfile(visitor)).toBe(true)
  })

  test('signing out ends the session itself, not the cookie alone', async () => {
    const { visitor } = await signedIn()
    const session = visitor.cookies.get('__Host-session')!
    expect((await visitor.signOut()).status).toBe(200)
    expect(visitor.cookies.has('__Host-session')).toBe(false)
    expect(await reachesProfile(new Visitor(server.url, session))).toBe(false)
  })

  test('wrong: the same words for a wrong password and an unknown name, and no session', async () => {
    const visitor = new Visitor(server.url)
    const answers = [await visitor.signIn('demo.01', 'een andere zin dan die'), await visitor.signIn('niemand', 'een andere zin dan die')]
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    const [known, unknown] = await Promise.all(answers.map((answer) => answer.text()))
    expect(known).toBe(unknown)
    expect(visitor.cookies.has('__Host-session')).toBe(false)
  })

  test('signed in elsewhere it is remembered where one wanted to go', async () => {
    const response = await new Visitor(server.url).request('/toegangsbeheer/gebruikers?groep=HR')
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe(`/inloggen?naar=${encodeURIComponent('/toegangsbeheer/gebruikers?groep=HR')}`)
  })

  test.each(['session', 'providers', 'signin', 'signin/credentials', 'error', '_log', 'verify-request', 'callback/credentials', 'signout'])(
    'of next-auth only what is needed can be reached: GET %s is not there',
    async (path) => expect((await new Visitor(server.url).request(`/api/auth/${path}`)).status).toBe(404),
  )

  test('a body that is larger than a sign-in can be is refused', async () => {
    const response = await new Visitor(server.url).signIn('demo.01', 'x'.repeat(100_000))
    expect(response.status).toBe(413)
  })
})

/** Two sessions of browsers that the user signed in with before. */
async function bothKnown() {
  const open = async () => {
    const visitor = new Visitor(server.url)
    visitor.cookies.set('__Host-browser', known)
    expect((await visitor.signIn('demo.01', password)).status).toBe(200)
    return { visitor }
  }
  return [await open(), await open()] as const
}

let known = ''
describe('P13 guessing over the network', () => {
  test('a thousand guesses with forged forwarded addresses: at most a hundred are looked at, a restart forgets nothing', async () => {
    const { visitor: real } = await signedIn()
    known = real.cookies.get('__Host-browser')!
    const guesser = new Visitor(server.url)
    const { csrfToken } = await (await guesser.request('/api/auth/csrf')).json()
    const guess = async (n: number) => {
      const forged = `203.0.${n >> 8}.${n & 255}`
      const headers = { 'x-forwarded-for': forged, 'x-real-ip': forged, forwarded: `for=${forged}` }
      const body = new URLSearchParams({ login: 'demo.01', password: `geraden wachtwoord ${n}`, csrfToken, json: 'true' })
      return (await guesser.request('/api/auth/callback/credentials', { method: 'POST', body, headers })).status
    }
    const told: number[] = []
    for (let n = 0; n < 500; n += 10) told.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => guess(n + i)))))
    await server.restart()
    for (let n = 500; n < 1000; n += 10) told.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => guess(n + i)))))
    const evaluated = told.filter((status) => status === 401).length
    expect(evaluated).toBeGreaterThan(0)
    expect(evaluated).toBeLessThanOrEqual(100)
    expect(told.filter((status) => status === 429)).toHaveLength(1000 - evaluated)
    expect((await guesser.signIn('demo.01', password)).status).toBe(429)
    real.cookies.delete('__Host-session')
    expect((await real.signIn('demo.01', password)).status).toBe(200)
  }, 240_000)

  test('a forgotten password asked for a thousand times: three links; the user, in a known browser, still gets one, and signs in', async () => {
    await db().execute(sql`update users set email = 'demo@voorbeeld.nl' where login_key = 'demo.01'`)
    const id = actionIds().get('app/(sign-in)/wachtwoord/vergeten/actions.ts#askLink')!
    const path = '/wachtwoord/vergeten'
    const ask = async (n: number) => {
      const forged = `203.0.${n >> 8}.${n & 255}`
      const headers = { 'x-forwarded-for': forged, 'x-real-ip': forged, forwarded: `for=${forged}` }
      return (await new Visitor(server.url).call(id, [{ login: 'Demo.01' }], { path, headers })).ok
    }
    const told: (boolean | null)[] = []
    for (let n = 0; n < 1000; n += 10) told.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => ask(n + i)))))
    expect(told.filter(Boolean)).toHaveLength(3)
    const links = async () => (await db().execute(sql`select from password_links`)).rowCount
    await expect.poll(links).toBe(3)
    const own = new Visitor(server.url)
    own.cookies.set('__Host-browser', known)
    expect(await own.call(id, [{ login: 'demo.01' }], { path })).toMatchObject({ ok: true })
    await expect.poll(links).toBe(4)
    expect((await own.signIn('demo.01', password)).status).toBe(200)
  }, 240_000)

  test('a thousand guesses at the password of the profile, by an open session: at most a hundred are looked at; the user changes it', async () => {
    const [{ visitor: stolen }, { visitor: own }] = await bothKnown()
    const id = actionIds().get('app/(console)/profiel/actions.ts#changePassword')!
    const next = 'een heel andere zin van mij'
    const guess = async (n: number) => {
      const forged = `203.0.${n >> 8}.${n & 255}`
      const headers = { 'x-forwarded-for': forged, 'x-real-ip': forged, forwarded: `for=${forged}` }
      return (await stolen.call(id, [{ current: `geraden wachtwoord ${n}`, password: next }], { path: '/profiel', headers })).code
    }
    const told: (string | null)[] = []
    for (let n = 0; n < 1000; n += 10) told.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => guess(n + i)))))
    const evaluated = told.filter((code) => code === 'password-wrong').length
    expect(evaluated).toBeGreaterThan(0)
    expect(evaluated).toBeLessThanOrEqual(100)
    expect(told.filter((code) => code === 'too-many-attempts')).toHaveLength(1000 - evaluated)
    expect(await own.call(id, [{ current: password, password: next }], { path: '/profiel' })).toMatchObject({ ok: true })
    expect(await reachesProfile(own)).toBe(true)
    expect(await reachesProfile(stolen)).toBe(false)
    expect((await own.signIn('demo.01', next)).status).toBe(200)
  }, 240_000)
})

describe('requests that do not come from a page of ours', () => {
  const origins = ['https://elders.example', 'null', '']
  test.each(origins)('signing in with Origin %j is refused', async (origin) => {
    const visitor = new Visitor(server.url)
    const { csrfToken } = await (await visitor.request('/api/auth/csrf')).json()
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${server.url}/api/auth/callback/credentials`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ login: 'demo.01', password, csrfToken, json: 'true' }),
      headers: { cookie, ...(origin ? { origin } : {}) },
    })
    expect(response.status).toBe(403)
    expect(response.headers.getSetCookie().join()).not.toContain('session')
  })

  test('a form without the token of this browser does not sign in', async () => {
    const response = await new Visitor(server.url).request('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ login: 'demo.01', password, csrfToken: 'x', json: 'true' }),
    })
    expect(response.status).toBe(403)
    expect(response.headers.getSetCookie().join()).not.toContain('session')
  })
})
