import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Keys = { authSecret: string; secretsKey: string }

function read(file: string): Keys | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * The generated keys of an installation, in `keys.json` of its data folder, readable by its owner alone; made at first
 * use. Of two processes that make them at once the first counts, for both.
 */
export function keysOf(dataDir: string): Keys {
  const file = join(dataDir, 'keys.json')
  const present = read(file)
  if (present) return present
  // As root, PostgreSQL's own user passes through this folder on its way to the cluster.
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const keys: Keys = { authSecret: randomBytes(32).toString('base64url'), secretsKey: randomBytes(32).toString('base64url') }
  const making = `${file}.${process.pid}.${randomBytes(3).toString('hex')}`
  writeFileSync(making, JSON.stringify(keys), { mode: 0o600 })
  try {
    linkSync(making, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(making, { force: true })
  }
  return read(file)!
}
