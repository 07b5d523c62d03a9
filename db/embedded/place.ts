import { randomBytes } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mayEnter, type Owner, ownerFor } from './owner'
import { EmbeddedProblem } from './problem'

/** Where things lie. `home` is DATA_DIR/postgres; the cluster lies in it, or where `home/location` says. */
export type Place = { home: string; cluster: string; owner: Owner | undefined }
export type Passwords = { administrator: string; application: string }

const product = 'toegangsbeheer'

/**
 * A folder of root's in which the owner can reach what is his, for when DATA_DIR is closed to him (a clone under /root
 * or in a folder of `mktemp -d`). Opening those folders to others would be worse than keeping the cluster elsewhere.
 */
export function elsewhere(owner: Owner): string {
  for (const parent of ['/var/lib', '/var/tmp', tmpdir()]) {
    const folder = join(parent, product)
    try {
      mkdirSync(folder, { mode: 0o711, recursive: true })
      // In a folder that anyone may write, someone else may have been first with this name.
      if (statSync(folder).uid !== 0) continue
      chmodSync(folder, 0o711)
      if (mayEnter(owner, folder)) return folder
    } catch {}
  }
  throw new EmbeddedProblem('no-place', { user: owner.name })
}

/** DATA_DIR, made when absent: closed to others, save that PostgreSQL's own user must pass through when we are root. */
export function dataFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch {
    throw new EmbeddedProblem('not-readable', { folder: dataDir })
  }
}

/** The cluster that is there already, or undefined. Throws `not-readable` when it is someone else's. */
export function existingPlace(folder: string): Place | undefined {
  const home = join(folder, 'postgres')
  if (!existsSync(home)) return undefined
  try {
    const location = join(home, 'location')
    const cluster = existsSync(location) ? readFileSync(location, 'utf8').trim() : join(home, 'cluster')
    const { uid } = statSync(cluster)
    const self = process.getuid?.()
    if (self !== undefined && self !== 0 && uid !== self) throw new EmbeddedProblem('not-readable', { folder: cluster })
    return { home, cluster, owner: ownerFor(cluster) }
  } catch (error) {
    throw error instanceof EmbeddedProblem ? error : new EmbeddedProblem('not-readable', { folder: home })
  }
}

/** Where a new cluster is to come: in DATA_DIR when the owner can get there, else elsewhere. */
export function newCluster(folder: string, making: string): { cluster: string; owner: Owner | undefined; moved: boolean } {
  const owner = ownerFor()
  if (!owner || mayEnter(owner, folder)) return { cluster: join(making, 'cluster'), owner, moved: false }
  return { cluster: join(elsewhere(owner), `cluster-${randomBytes(6).toString('hex')}`), owner, moved: true }
}

/** Throws `not-readable` for who may not read them. */
export function passwordsOf(home: string): Passwords {
  try {
    return JSON.parse(readFileSync(join(home, 'passwords.json'), 'utf8'))
  } catch {
    throw new EmbeddedProblem('not-readable', { folder: home })
  }
}
