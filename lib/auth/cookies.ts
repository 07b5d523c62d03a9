/**
 * The cookies of this room. `__Host-` binds them to this host and to https (or loopback). Only the session's name contains "session":
 * other programs find it by that.
 */
export const cookieNames = {
  session: '__Host-session',
  /** A browser that signed in before (P13). */
  browser: '__Host-browser',
  csrf: '__Host-form',
  returnTo: '__Host-return',
} as const

export const cookieOptions = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const

/** How long a browser stays known, in seconds. */
export const browserKnown = 400 * 24 * 3600

/** A token that we could have given as a cookie's value; anything else is as good as none. */
export const tokenIn = (value: string | undefined): string | null => (value && /^[\w-]{43}$/.test(value) ? value : null)
