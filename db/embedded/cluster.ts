import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries'
import { asOwner, type Owner } from './owner'
import { existingPlace, newCluster, type Passwords, type Place } from './place'
import { alive } from './postmaster'
import { EmbeddedProblem } from './problem'

function run(program: string, args: string[], owner: Owner | undefined): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    const child = spawn(program, args, { ...asOwner(owner), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', (error) => done({ code: -1, output: error.message }))
    child.on('close', (code) => done({ code, output }))
  })
}

/** The locale is named, so that neither the user's LANG nor the machine's list of locales matters. */
const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

async function initialise(binaries: Binaries, cluster: string, owner: Owner | undefined, password: string, durable: boolean) {
  mkdirSync(cluster, { mode: 0o700 })
  const passwordFile = join(cluster, '..', `.${randomBytes(6).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (owner) {
    chownSync(cluster, owner.uid, owner.gid)
    chownSync(passwordFile, owner.uid, owner.gid)
  }
  const args = ['-D', cluster, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions', ...locale]
  if (!durable) args.push('--no-sync')
  try {
    const first = await run(binaries.initdb, [...args, '--locale=C.UTF-8'], owner)
    // Systems without C.UTF-8 (older macOS): the built-in provider still sorts and folds; only the C library gets plain C.
    const made = first.code === 0 ? first : await run(binaries.initdb, [...args, '--locale=C'], owner)
    if (made.code !== 0) throw new EmbeddedProblem('initdb-failed', { output: `${first.output}\n${made.output}`.trim().slice(-2000) })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** What makers that were killed left behind. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const maker = /^postgres\.making\.(\d+)\./.exec(name)?.[1]
    if (maker && !alive(Number(maker))) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/**
 * Makes the cluster with its passwords beside its place and moves it there whole: a maker that is killed leaves nothing
 * half-made, and of two at once the first counts.
 */
export async function makeCluster(folder: string, binariesOf: (owner: Owner | undefined) => Binaries, durable: boolean): Promise<Place> {
  sweep(folder)
  const home = join(folder, 'postgres')
  const making = join(folder, `postgres.making.${process.pid}.${randomBytes(3).toString('hex')}`)
  mkdirSync(making, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const { cluster, owner, moved } = newCluster(folder, making)
  const passwords: Passwords = { administrator: randomBytes(24).toString('base64url'), application: randomBytes(24).toString('base64url') }
  try {
    await initialise(binariesOf(owner), cluster, owner, passwords.administrator, durable)
    writeFileSync(join(making, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 })
    if (moved) writeFileSync(join(making, 'location'), cluster)
    renameSync(making, home)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (moved) rmSync(cluster, { recursive: true, force: true })
    const first = error instanceof EmbeddedProblem ? undefined : existingPlace(folder)
    if (first) return first
    throw error
  }
  return { home, cluster: moved ? cluster : join(home, 'cluster'), owner }
}
