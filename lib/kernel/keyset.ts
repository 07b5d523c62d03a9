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

/** A LIKE pattern that finds the text anywhere; what LIKE would take for a wildcard stands for itself. */
export const anywhere = (text: string): string => `%${literally(text)}%`

/** The same for what begins with the text. */
export const beginning = (text: string): string => `${literally(text)}%`

const literally = (text: string): string => text.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')
