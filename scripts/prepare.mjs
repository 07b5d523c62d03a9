import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bundle } from './bundle.mjs'
import { install, installed } from './install.mjs'
import { root } from './sources.mjs'

const lock = join(root, 'dist', 'making.lock')

function holderGone() {
  try {
    // Whoever holds it touches it every second; a killed one does not.
    if (Date.now() - statSync(lock).mtimeMs > 15_000) return true
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** Runs `work` while no other process installs or builds in this folder. */
export async function alone(work) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  for (let told = false; ; await sleep(200)) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (holderGone()) rmSync(lock, { force: true })
      else if (!told) {
        process.stderr.write('Een ander proces installeert of bouwt; er wordt gewacht. / Waiting for another process to build.\n')
        told = true
      }
    }
  }
  const now = () => new Date()
  const beat = setInterval(() => existsSync(lock) && utimesSync(lock, now(), now()), 1000)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    rmSync(lock, { force: true })
  }
}

/** Installed and bundled, as far as that is not so already. */
export async function prepareSources() {
  if (!installed()) await alone(() => installed() || install())
  await bundle()
}
