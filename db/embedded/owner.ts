import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { EmbeddedProblem } from './problem'

/** The unprivileged user that PostgreSQL runs as when we are root; it refuses to run as root itself. */
export type Owner = { name: string; uid: number; gid: number }

function accounts(): Owner[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= 4)
    .map((parts) => ({ name: parts[0]!, uid: Number(parts[2]), gid: Number(parts[3]) }))
}

/**
 * Undefined for an ordinary user: then everything runs as that user. As root: whoever owns the cluster already,
 * else `postgres`, else `nobody`. Throws `no-user` when none of them exists.
 */
export function ownerFor(cluster?: string): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = accounts()
  const present = cluster ? statSync(cluster, { throwIfNoEntry: false }) : undefined
  const found = present
    ? known.find((account) => account.uid === present.uid && account.uid !== 0)
    : ['postgres', 'nobody'].map((name) => known.find((account) => account.name === name && account.uid !== 0)).find(Boolean)
  if (!found) throw new EmbeddedProblem('no-user', { folder: cluster ?? '' })
  return found
}

/** Asks the system itself, for access lists and mount options count too. */
function may(owner: Owner | undefined, test: '-x' | '-r', path: string): boolean {
  if (process.platform === 'win32') return true
  const asked = spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], {
    cwd: '/',
    stdio: 'ignore',
    ...(owner ? { uid: owner.uid, gid: owner.gid } : {}),
  })
  return asked.status === 0
}

export const mayEnter = (owner: Owner | undefined, folder: string): boolean => may(owner, '-x', folder)
export const mayRead = (owner: Owner | undefined, path: string): boolean => may(owner, '-r', path)

/** The options of `spawn` that make a program run as the owner, with nothing of our environment but the bare minimum. */
export const asOwner = (owner: Owner | undefined) => ({
  cwd: '/',
  env: {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH ?? '',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
  },
  ...(owner ? { uid: owner.uid, gid: owner.gid } : {}),
})
