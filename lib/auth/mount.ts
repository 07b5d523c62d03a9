import { randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { log } from '@/lib/kernel/log'
import { type Problem, refuse } from '@/lib/kernel/result'
import { isOwnOrigin, sourceOf } from './address'
import { browserKnown, cookieNames, tokenIn } from './cookies'
import { currentLanguage } from './language'
import { authOptions, type Outcome } from './next-auth'
import { currentContext } from './session'
import { signOut } from './sign-out'

/** What of next-auth can be reached; everything else that it would answer is not there. */
const reachable = ['GET csrf', 'POST callback/credentials', 'POST signout']
const mostBytes = 16 * 1024

const statuses: Record<string, number> = { 'sign-in-refused': 401, 'too-many-attempts': 429, busy: 503, unexpected: 500 }

/** The body of a form, or null when it is larger than a sign-in can be; read no further than that. */
async function bodyOf(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > mostBytes) return null
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

function refused(problems: Problem[], status: number, cookiesOf?: Headers): Response {
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  for (const cookie of cookiesOf?.getSetCookie() ?? []) headers.append('Set-Cookie', cookie)
  const minutes = problems[0]?.values?.minutes
  if (minutes !== undefined) headers.set('Retry-After', String(Number(minutes) * 60))
  return Response.json({ ok: false, problems }, { status, headers })
}

/**
 * Answers `/api/auth/…` through next-auth: the token against forged forms, signing in (`{ ok: true }`, or the problems with 401, 429
 * or 503) and signing out. A post that does not come from a page of ours is refused before anything is looked at.
 */
export async function answerAuth(request: NextRequest, props: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const path = (await props.params).nextauth.join('/')
  if (!reachable.includes(`${request.method} ${path}`)) return new Response(null, { status: 404 })
  if (request.method === 'GET') return ask(request, props, {})
  if (!isOwnOrigin(request.headers)) return refused([{ code: 'foreign-origin' }], 403)
  const body = await bodyOf(request)
  if (!body) return refused([{ code: 'invalid-input' }], 413)
  if (path === 'signout') await leave()
  const outcome: Outcome = {}
  const asked = new NextRequest(request.url, { method: 'POST', headers: request.headers, body })
  const response = await ask(asked, props, outcome)
  return path === 'signout' ? response : signInAnswer(response, outcome)
}

/** Before next-auth takes the cookie away: a session that could not be ended must not look as if it were. */
async function leave(): Promise<void> {
  const ctx = await currentContext()
  if (ctx) await signOut(ctx)
}

async function ask(request: NextRequest, props: { params: Promise<{ nextauth: string[] }> }, outcome: Outcome): Promise<Response> {
  const jar = await cookies()
  const from = {
    address: sourceOf(request.headers),
    language: await currentLanguage(),
    browser: request.headers.get('user-agent'),
    browserToken: tokenIn(jar.get(cookieNames.browser)?.value),
    sessionId: tokenIn(jar.get(cookieNames.session)?.value),
  }
  return NextAuth(request, props, authOptions(from, outcome))
}

function signInAnswer(response: Response, { result, failure }: Outcome): Response {
  if (failure !== undefined) {
    const reference = randomUUID().slice(0, 8)
    log.error({ err: failure, reference }, 'signing in failed')
    return refused(refuse('unexpected', { reference }).problems, 500, response.headers)
  }
  // Without a result next-auth did not ask: the form's token was not the browser's.
  if (!result) return refused([{ code: 'foreign-origin' }], 403, response.headers)
  if (!result.ok) return refused(result.problems, statuses[result.problems[0]!.code] ?? 401, response.headers)
  const answer = Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } })
  for (const cookie of response.headers.getSetCookie()) answer.headers.append('Set-Cookie', cookie)
  const known = `${cookieNames.browser}=${result.browserToken}; Max-Age=${browserKnown}; Path=/; HttpOnly; Secure; SameSite=Lax`
  answer.headers.append('Set-Cookie', known)
  return answer
}
