import { once } from 'node:events'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { log } from '@/lib/kernel/log'

/** `COPY … FROM STDIN` on a pinned client; `write` waits when the connection cannot keep up, `end` when PostgreSQL has taken it all. */
export function copyStream(client: PoolClient, statement: string) {
  const stream = client.query(copyFrom(statement))
  let failure: Error | null = null
  stream.on('error', (error: Error) => {
    failure = error
  })
  return {
    write: async (lines: string) => {
      if (failure) throw failure
      if (!stream.write(lines)) await Promise.race([once(stream, 'drain'), once(stream, 'close')])
    },
    end: () =>
      new Promise<void>((resolve, reject) => {
        if (failure) return reject(failure)
        stream.once('error', reject)
        stream.end()
        stream.once('finish', () => resolve())
      }),
  }
}

/** What a run keeps of a technical failure: a code in words for the reader; the cause goes to the log alone. */
export function failed(work: string, error: unknown): { code: string; values: Record<string, string> } {
  log.error({ err: error, work }, 'import failed')
  return { code: 'technical-failure', values: {} }
}
