/** Text as PostgreSQL can hold it: a NUL, and half a character, become the replacement character. For what is only shown; values that matter are refused. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')

/** JSON for a column of type jsonb, every text in it made storable. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? storable(inner) : inner))

/** At most `most` units of text, never ending in half a character. */
export const cut = (text: string, most: number): string => {
  const kept = text.slice(0, most)
  return /[\ud800-\udbff]$/.test(kept) && kept.length < text.length ? kept.slice(0, -1) : kept
}
