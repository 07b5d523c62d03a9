import { env, isLoopback } from '@/lib/kernel/env'

/**
 * Where a request comes from. Without a proxy the server drops forwarded headers and Next fills in the socket's address; behind
 * `TRUSTED_PROXIES` proxies it is what the outermost of them saw: as many entries from the right as there are proxies; what stands left of it can be made up.
 */
export function sourceOf(headers: Headers): string | null {
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  const address = entries.at(-Math.max(env().trustedProxies, 1)) ?? entries[0]
  return address?.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64) || null
}

/**
 * Whether a request was sent by a page of ours: by its Origin, which a browser always tells and a page cannot change. None or "null"
 * is not ours. On loopback the same server has several names.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  const { publicUrl } = env()
  if (!origin || !URL.canParse(origin)) return false
  return origin === publicUrl || (isLoopback(publicUrl) && isLoopback(origin) && new URL(origin).host === headers.get('host'))
}
