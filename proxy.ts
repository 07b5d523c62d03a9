import { type NextRequest, NextResponse } from 'next/server'
import { policyOfPage } from './lib/kernel/security-headers'

/**
 * Gives every page its policy with a fresh nonce, and tells the page its own address (`x-path`), so that someone signed
 * out can be sent back to it. It decides nothing about who may do what: that is the guard's (L5).
 */
export function proxy(request: NextRequest) {
  if (request.method === 'POST' && isForeign(request.headers)) return new NextResponse(null, { status: 403 })
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
  const policy = policyOfPage(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

/**
 * Whether a form or action was sent from elsewhere ("null" is elsewhere): Next does nothing then either, but answers 500, as if something were
 * broken here. What comes without an Origin, or in another scheme, is refused by the action itself.
 */
function isForeign(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return false
  if (!URL.canParse(origin)) return true
  const hosts = [headers.get('x-forwarded-host')?.split(',')[0]?.trim(), headers.get('host')]
  return !hosts.includes(new URL(origin).host)
}

// Not the api routes: a body that passes here is cut off at 10 MB, and they are no pages. "api/" with its slash: "/api-…" is a page.
export const config = { matcher: ['/((?!api/|ids/|_next/static/).*)', '/api/docs'] }
