import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { headersOfEveryResponse } from '@/lib/kernel/security-headers'

/**
 * Every response of this server starts with the security headers: redirects, errors and files too, which no route and no proxy sees.
 * Nothing may be kept by the browser, except built files: their names change with their content, and Next says how long.
 */
export function putHeadersOnEverything() {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    for (const [name, value] of Object.entries(headersOfEveryResponse)) response.setHeader(name, value)
    if (!request.url?.startsWith('/_next/static/')) response.setHeader('Cache-Control', 'no-store')
  })
}
