import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Tx } from './client'

/** What a cell of a copied row may hold; null is SQL's null. */
export type CopyValue = string | number | null

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One row in the text format of COPY. A text must not hold a NUL: PostgreSQL cannot store one. */
export const copyLine = (values: readonly CopyValue[]): string =>
  `${values.map((value) => (value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign))).join('\t')}\n`

/** The one connection on which a transaction runs; drizzle keeps it to itself, COPY needs it. */
const clientOf = (tx: Tx): PoolClient => (tx as unknown as { session: { client: PoolClient } }).session.client

/**
 * Copies rows into a table within the transaction, as fast as the connection takes them; memory does not grow with their number.
 * `target` is the program's own text: "table (column, column)". Throws what the database says, and what `batches` throws.
 */
export async function copyRows(tx: Tx, target: string, batches: AsyncIterable<readonly CopyValue[][]>): Promise<void> {
  const stream: Writable = clientOf(tx).query(copyFrom(`copy ${target} from stdin`))
  const ended = new Promise<void>((resolve, reject) => stream.once('error', reject).once('finish', resolve))
  // Whoever writes learns of a failure at the next write or at the end; this only keeps it from being unhandled.
  ended.catch(() => undefined)
  try {
    for await (const rows of batches) {
      if (rows.length > 0 && !stream.write(rows.map(copyLine).join(''))) await Promise.race([once(stream, 'drain'), ended])
    }
  } catch (error) {
    stream.destroy(error as Error)
    throw error
  }
  stream.end()
  await ended
}
