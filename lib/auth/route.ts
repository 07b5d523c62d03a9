import { randomUUID } from 'node:crypto'
import type { Context } from '@/lib/kernel/context'
import { log } from '@/lib/kernel/log'
import { Forbidden } from '@/lib/kernel/result'
import { isOwnOrigin } from './address'
import { currentContext } from './session'

const statuses: Record<Forbidden['code'], number> = { 'signed-out': 401, level: 403, menu: 403, reach: 404, 'not-found': 404 }

const problem = (status: number, code: string, more = {}) =>
  Response.json({ code, ...more }, { status, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' } })

/**
 * The one way to make a route handler of the console (downloads, progress): checks the session, and for what is no GET the Origin;
 * `work` guards itself (L5). Answers 401, 403 and 404 (what is out of reach is not there), and 500 with a reference instead of a cause.
 *
 *     export const GET = route<{ run: string }>(async (ctx, request, { run }) => …)
 */
export function route<P extends object = Record<string, never>>(work: (ctx: Context, request: Request, params: P) => Promise<Response>) {
  return async (request: Request, { params }: { params: Promise<P> }): Promise<Response> => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwnOrigin(request.headers)) return problem(403, 'foreign-origin')
      const ctx = await currentContext()
      if (!ctx) return problem(401, 'signed-out')
      const response = await work(ctx, request, await params)
      if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store')
      return response
    } catch (error) {
      if (error instanceof Forbidden) return problem(statuses[error.code], error.code)
      const reference = randomUUID().slice(0, 8)
      log.error({ err: error, reference }, 'a request failed')
      return problem(500, 'unexpected', { reference })
    }
  }
}
