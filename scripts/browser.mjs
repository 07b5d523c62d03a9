import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { attempt } from './run.mjs'
import { root } from './sources.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

function onPath() {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK)
        return join(folder, name)
      } catch {}
    }
  }
  return undefined
}

async function playwrights() {
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

const say = (text) => process.stderr.write(`${text}\n`)

/** Debian's package, where we may install one. */
async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  say('Installing chromium with apt-get')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => attempt('apt-get', args, { env, stdio: ['ignore', 2, 2] })
  await apt('update', '-qq')
  await apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation')
}

/** Playwright's own browser, into the user's cache; as root with the libraries that it needs. */
async function fromPlaywright() {
  say("Installing Playwright's chromium")
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const args = ['install', ...(process.getuid?.() === 0 ? ['--with-deps'] : []), 'chromium']
  await attempt(process.execPath, [cli, ...args], { stdio: ['ignore', 2, 2] })
}

/** The path of a Chromium, installed if there is none; undefined when none is to be had. CHROMIUM names one to use. */
export async function findBrowser() {
  const given = process.env.CHROMIUM
  if (given) return given
  const present = onPath() ?? (await playwrights())
  if (present) return present
  await fromDebian()
  const installed = onPath()
  if (installed) return installed
  await fromPlaywright()
  return playwrights()
}
