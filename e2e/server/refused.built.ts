import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headersOfEveryResponse } from '@/lib/kernel/security-headers'
import { type Started, startServer } from './started'
import { actionIds, Visitor } from './visitor'
import { everything, person } from './world'

let server: Started
beforeAll(async () => {
  server = await startServer({ ADMIN_PASSWORD: 'een zin die niemand kent' })
})
afterAll(() => server.stop())

/** Sends text as it stands; answers the status and the headers. */
function send(text: string): Promise<{ status: number; headers: Headers }> {
  const { hostname, port } = new URL(server.url)
  return new Promise((done, fail) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setTimeout(10_000, () => socket.destroy(new Error(`no end to: ${answer}`)))
    socket.on('data', (more) => {
      answer += more
    })
    socket.on('error', fail)
    socket.on('close', () => {
      const [first = '', ...lines] = answer.split('\r\n\r\n')[0]!.split('\r\n')
      const pairs = lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string])
      done({ status: Number(first.split(' ')[1]), headers: new Headers(pairs) })
    })
  })
}
const request = (line: string, ...more: string[]) =>
  send([`${line} HTTP/1.1`, `Host: ${new URL(server.url).host}`, 'Connection: close', ...more, '', ''].join('\r\n'))

function expectHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(headersOfEveryResponse)) expect(headers.get(name), name).toBe(value)
  expect(headers.get('cache-control')).toContain('no-store')
  expect(headers.get('x-powered-by')).toBeNull()
}

describe('what nothing here answers is refused as such, with the headers of every response', () => {
  test.each(['TRACE', 'PROPFIND', 'LOCK', 'SEARCH'])('%s', async (method) => {
    for (const path of ['/inloggen', '/api/auth/csrf', '/_next/static/x.js', '/nope']) {
      const { status, headers } = await request(`${method} ${path}`, 'Cookie: __Host-session=geheim')
      expect(status, path).toBe(405)
      expect(headers.get('allow')).not.toContain('TRACE')
      expectHeaders(headers)
    }
  })

  test.each(['/wachtwoord/%ff', '/api/import/%ff/voortgang', '/%', '/toegangsbeheer/%c3%28', '/import/%ff'])('GET %s', async (path) => {
    const { status, headers } = await request(`GET ${path}`)
    expect(status).toBe(400)
    expectHeaders(headers)
  })

  test('what is readable goes its way, whatever it says', async () => {
    expect((await request('GET /wachtwoord/%25ff?x=%ff')).status).toBe(200)
    expect((await request('GET /api/import/%25ff/voortgang')).status).toBe(401)
  })

  test.each([
    ['no HTTP', 'hallo\r\n\r\n', 400],
    ['a method that is none', 'HALLO / HTTP/1.1\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(70_000)}`, 431],
  ])('%s', async (_, text, expected) => {
    const { status, headers } = await send(text)
    expect(status).toBe(expected)
    expectHeaders(headers)
  })
})

describe('an action from elsewhere is refused, not broken, and does nothing', () => {
  const action = 'app/(console)/toegangsbeheer/gebruikers/user/actions.ts#deactivate'

  test.each(['null', 'https://elders.example', 'http://127.0.0.1:1', 'geen adres'])('Origin %j', async (origin) => {
    const [system, target] = [await person('system'), await person('user')]
    const before = await everything()
    const call = (path: string) =>
      new Visitor(server.url, system.session).call(actionIds().get(action)!, [{ userId: target.id }], { path, headers: { origin } })
    for (const path of ['/inloggen', '/toegangsbeheer/gebruikers', '/nope']) expect((await call(path)).status, path).toBe(403)
    expect(await everything()).toBe(before)
  })

  test('a form without scripts as well; the headers are on it', async () => {
    const { status, headers } = await request(
      'POST /inloggen',
      'Origin: null',
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Length: 0',
    )
    expect(status).toBe(403)
    expectHeaders(headers)
  })

  test('from its own page it works', async () => {
    const [system, target] = [await person('system'), await person('user')]
    const called = await new Visitor(server.url, system.session).call(actionIds().get(action)!, [{ userId: target.id }])
    expect(called).toMatchObject({ status: 200, ok: true })
  })
})
