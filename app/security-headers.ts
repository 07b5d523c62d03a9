/**
 * The headers of `quality.md`, Security. `next.config` puts the constant ones on every response; `proxy` adds the policy
 * with a nonce to what is a page.
 */
export const headersOfEveryResponse = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
]

/** For what is no page: nothing in it may run, load or be framed. */
export const policyWithoutScripts = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** For a page: only scripts and style sheets that carry this response's nonce, and what they load themselves. */
export function policyOfPage(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
