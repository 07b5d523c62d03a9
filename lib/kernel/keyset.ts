import { type SQL, sql } from 'drizzle-orm'

/**
 * A place in a list that is sorted by one text and then by id: where the next page begins. Opaque in an address; nothing secret in it.
 */
export type Place = { value: string; id: number }

export const placeText = ({ value, id }: Place): string => Buffer.from(JSON.stringify([value, id])).toString('base64url')

/** The place that a text from an address means; null for whatever is not one: the list then begins at its beginning. */
export function placeFrom(text: string | undefined): Place | null {
  if (!text) return null
  try {
    const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(found) || found.length !== 2) return null
    const [value, id] = found
    // PostgreSQL knows no NUL in a text.
    return typeof value === 'string' && !value.includes('\0') && Number.isSafeInteger(id) ? { value, id } : null
  } catch {
    return null
  }
}

export type Walk = { place: Place | null; backwards: boolean }

/**
 * How a page is walked to: ahead from the place `after`, or back from `before`; from the beginning where neither is a place. `numbers`: the list is
 * sorted by a number, so that a place in a text is none.
 */
export function walkFrom(wish: { after?: string; before?: string }, numbers = false): Walk {
  const placeOf = (text: string | undefined) => {
    const place = placeFrom(text)
    return numbers && !/^\d{1,15}$/.test(place?.value ?? '') ? null : place
  }
  const ahead = placeOf(wish.after)
  const place = ahead ?? placeOf(wish.before)
  return { place, backwards: place !== null && ahead === null }
}

/** The same in SQL, by the columns that the list is sorted by: what lies beyond the place, and the order of the walk. */
export function walking(
  { place, backwards }: Walk,
  { key, id, descending = false, numbers = false }: { key: SQL; id: SQL; descending?: boolean; numbers?: boolean },
): { beyond: SQL; order: SQL } {
  const [way, past] = descending !== backwards ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const value = numbers ? sql`${place?.value}::bigint` : sql`${place?.value}`
  return {
    beyond: place ? sql`(${key}, ${id}) ${past} (${value}, ${place.id}::bigint)` : sql`true`,
    order: sql`${key} ${way}, ${id} ${way}`,
  }
}

/**
 * The page that was walked to, in the order of the list, and the places where the pages before and after it are. `rows` stand as they were walked
 * along, one more than the page shows (`limit`) where there are more; `place` is where the walk began.
 */
export function pageOf<Row extends { key: string | number; id: string | number }>(
  rows: readonly Row[],
  limit: number,
  { place, backwards }: { place: unknown; backwards: boolean },
): { shown: Row[]; next: string | null; previous: string | null } {
  const more = rows.length > limit
  const shown = rows.slice(0, limit)
  if (backwards) shown.reverse()
  const textOf = (row: Row | undefined) => (row ? placeText({ value: String(row.key), id: Number(row.id) }) : null)
  return {
    shown,
    next: more || backwards ? textOf(shown.at(-1)) : null,
    previous: (backwards ? more : place) ? textOf(shown[0]) : null,
  }
}

/** A LIKE pattern that finds the text anywhere; what LIKE would take for a wildcard stands for itself. */
export const anywhere = (text: string): string => `%${literally(text)}%`

/** The same for what begins with the text. */
export const beginning = (text: string): string => `${literally(text)}%`

const literally = (text: string): string => text.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')
