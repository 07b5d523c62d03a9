import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { root } from './sources.mjs'

const lockOf = (path) => {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Whether node_modules holds what package-lock.json asks of this machine: npm keeps its own record there, which says nothing of what was taken away since. */
export function installed() {
  const wanted = lockOf('package-lock.json')
  const present = lockOf('node_modules/.package-lock.json')
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, optional, os, cpu, libc }]) => {
    if (path === '') return true
    if (present[path]) return present[path].version === version && existsSync(join(root, path, 'package.json'))
    // What is made for another system, or only serves that, is not there.
    return optional && !(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc)
  })
}

/** Installs with npm; what npm prints goes to standard error. Throws when that fails. */
export async function install() {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  // `npm ci` stumbles over optional packages of other systems; development packages are needed to build.
  const args = ['install', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error']
  await run(npm[0], [...npm.slice(1), ...args], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
}
