/** The kinds of thing that history speaks of. */
export type Thing =
  | 'user'
  | 'grant'
  | 'user-group'
  | 'role'
  | 'group-employer'
  | 'group-employer-group'
  | 'employer'
  | 'employer-group'
  | 'employer-group-member'
  | 'department'
  | 'employee'
  | 'menu-node'
  | 'customer-account'
  | 'import-run'
  | 'external-application'
  | 'api-client'
  | 'api-client-secret'
  | 'session'
  | 'password-link'

/** An image of a database row: its columns in snake_case (`image` makes one). Empty columns need not be there. */
export type Image = Record<string, unknown>

/**
 * One changed thing (H1): before alone = it is no more, after alone = it came to be, neither = something happened that is no state (a password
 * was reset). Images are of the whole row, for the last one is the state (A7). `thingId` is the key of the row; of a row with
 * a composite key its parts joined by a colon, in the order of the table. userId, groupId, employerId: whom history is searched by (H3).
 */
export type HistoryEntry = {
  thing: Thing
  thingId: string | number
  action: string
  userId?: number | null
  groupId?: number | null
  employerId?: number | null
  before?: object | null
  after?: object | null
}

const secretLike = /passw|wachtwoord|secret|hash|token|encrypted|bsn/

/** The image of a row as drizzle gives it: names in snake_case, moments as ISO text. */
export function image(row: object): Image {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]))
}

/**
 * Throws for an image that could not be relied on later: a key that looks like a secret or a BSN (H1), or one that is no column name,
 * which would make the state at an earlier moment wrong (A7). Nested values are free: they hold the names of other people's columns.
 */
export function checkImage(thing: Thing, candidate: object | null | undefined): void {
  for (const key of Object.keys(candidate ?? {})) {
    if (secretLike.test(key.toLowerCase())) throw new Error(`history of ${thing}: ${key} looks like a secret`)
    if (!/^[a-z][a-z0-9_]*$/.test(key)) throw new Error(`history of ${thing}: ${key} is not a column name`)
  }
}
