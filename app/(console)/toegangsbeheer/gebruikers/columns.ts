/** The columns that one may leave out or take in, in their order; the name and the login name are always there. */
export const optionalColumns = ['code', 'level', 'group', 'role', 'email', 'grants', 'lastSignIn', 'status'] as const
export type Column = (typeof optionalColumns)[number]

const standard: readonly Column[] = ['code', 'group', 'grants', 'lastSignIn', 'status']

/** What a browser remembers of them (`ColumnsMenu`). */
export const columnsFrom = (cookie: string | undefined): ReadonlySet<Column> =>
  new Set(cookie ? optionalColumns.filter((column) => cookie.split('.').includes(column)) : standard)
