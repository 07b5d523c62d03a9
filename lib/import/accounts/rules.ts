/** So many active users of a group are counted: past it the screen says "meer dan 10.000". */
export const countedAtMost = 10_000

/** A safeguard as set on the account (I20): off, at most a number of users, or at most a percentage of the active users (0–100). */
export type Limit = { kind: 'off' } | { kind: 'count'; count: number } | { kind: 'percent'; percent: number }

/** Reads "off", "10" or "7,5%"; null when it is none of these. */
export function readLimit(text: string): Limit | null {
  const tidy = text.trim().toLowerCase().replace(',', '.')
  if (tidy === 'off') return { kind: 'off' }
  if (/^\d{1,7}$/.test(tidy)) return { kind: 'count', count: Number(tidy) }
  const percent = /^(\d{1,3}(?:\.\d{1,2})?)\s*%$/.exec(tidy)
  return percent && Number(percent[1]) <= 100 ? { kind: 'percent', percent: Number(percent[1]) } : null
}
