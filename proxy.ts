import { type NextRequest, NextResponse } from 'next/server'
import { policyOfPage } from './app/security-headers'

/**
 * Gives every page its policy with a fresh nonce, and tells the page its own address (`x-path`), so that someone signed
 * out can be sent back to it. It decides nothing about access: that is the guard's (L5).
 */
export function proxy(request: NextRequest) {
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

// Not the api routes: a body that passes here is cut off at 10 MB, and they are no pages. "api/" with its slash: "/api-…" is a page.
export const config = { matcher: ['/((?!api/|ids/|_next/static/).*)', '/api/docs'] }
