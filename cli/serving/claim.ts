import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** Another server has this data folder; `address` is where it listens, as far as known. */
export class AlreadyServing extends Error {
  constructor(readonly address: string) {
    super(`already serving: ${address}`)
    this.name = 'AlreadyServing'
  }
}

const fileOf = (dataDir: string) => join(dataDir, 'server.json')

function told(dataDir: string): string {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')).address
  } catch {
    return dataDir
  }
}

export type Claim = { tell(address: string): void; end(): Promise<void> }

/**
 * Claims the data folder for this server. Waits `patience` milliseconds for one that is ending just now; throws
 * `AlreadyServing` when it is still there.
 */
export async function claim(url: string, dataDir: string, patience = 8000): Promise<Claim> {
  // One server per data folder: the lock sits in the embedded database and ends with the process that holds it.
  const client = new Client({ connectionString: url, application_name: 'toegangsbeheer server' })
  client.on('error', () => undefined)
  await client.connect()
  for (const until = Date.now() + patience; ; await sleep(100)) {
    const asked = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(7346, 5) as mine')
    if (asked.rows[0]?.mine) break
    if (Date.now() > until) {
      await client.end()
      throw new AlreadyServing(told(dataDir))
    }
  }
  return {
    tell: (address) => writeFileSync(fileOf(dataDir), JSON.stringify({ pid: process.pid, address })),
    async end() {
      rmSync(fileOf(dataDir), { force: true })
      await client.end().catch(() => undefined)
    },
  }
}
