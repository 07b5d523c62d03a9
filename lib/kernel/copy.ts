import type { PoolClient } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { pool, type Tx } from '@/db/client'

const special: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One value in PostgreSQL's text format of COPY. */
export const copyText = (value: string | number | null): string =>
  value === null ? '\\N' : typeof value === 'number' ? String(value) : value.replace(/[\\\t\n\r]/g, (sign) => special[sign] as string)

/** The pinned client of a drizzle transaction: COPY needs the connection itself. */
export const clientOf = (tx: Tx): PoolClient => (tx as unknown as { session: { client: PoolClient } }).session.client

/** `COPY … FROM STDIN` on a pinned client; `write` waits when the connection cannot keep up, `end` until PostgreSQL has taken it all. */
export function copyStream(client: PoolClient, statement: string) {
  const stream = client.query(copyFrom(statement))
  let failure: Error | null = null
  stream.on('error', (error: Error) => {
    failure = error
    // The library lets go of the connection here, but may have asked to go on writing when it drains: that would throw
    // where nobody catches. What comes after a failure is for no one.
    Object.assign(stream, { chunks: [], flushChunk: () => true })
  })
  return {
    write: async (lines: string) => {
      if (failure) throw failure
      if (stream.write(lines)) return
      await new Promise<void>((resolve) => {
        const go = () => {
          stream.off('drain', go).off('close', go)
          resolve()
        }
        stream.on('drain', go).on('close', go)
      })
    },
    end: () =>
      new Promise<void>((resolve, reject) => {
        if (failure) return reject(failure)
        stream.once('error', reject).once('finish', () => resolve())
        stream.end()
      }),
    /** Calls the COPY off; a client whose COPY is neither ended nor called off waits for ever. */
    abort: () =>
      new Promise<void>((resolve) => {
        stream.once('close', () => resolve())
        stream.destroy()
      }),
  }
}

/** Copies all lines, no faster than they are taken. When `lines` throws, COPY is called off, so that the client can roll back and be used again. */
export async function copyAll(client: PoolClient, statement: string, lines: AsyncIterable<string>): Promise<void> {
  const copy = copyStream(client, statement)
  try {
    for await (const some of lines) await copy.write(some)
  } catch (error) {
    await copy.abort()
    throw error
  }
  await copy.end()
}

/** Undoes `copyText`. */
export const copiedText = (field: string): string =>
  field.includes('\\') ? field.replace(/\\(.)/g, (_, sign: string) => plain[sign] ?? sign) : field
const plain: Record<string, string> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' }

/** The lines of `COPY … TO STDOUT` on a connection of its own, some at a time and no faster than they are asked for. */
export async function* copyLines(statement: string): AsyncGenerator<string[]> {
  const client = await pool().connect()
  let done = false
  try {
    const stream = client.query(copyTo(statement)).setEncoding('utf8')
    let rest = ''
    for await (const text of stream as AsyncIterable<string>) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      if (lines.length > 0) yield lines
    }
    done = true
  } finally {
    // A connection in the middle of a COPY serves nobody else.
    client.release(!done)
  }
}
