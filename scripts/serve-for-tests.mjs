import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildApp } from './build.mjs'
import { testEnvironment } from './checks.mjs'
import { prepareSources } from './prepare.mjs'
import { script } from './run.mjs'
import { root } from './sources.mjs'

// The built product with the demo, in a data folder of its own that goes when it ends; for the browser tests.
// `e2e/fixtures.ts` finds the folder and the password through test-results/e2e.json.
const password = 'Proef-van-de-browser-1'

async function onServer(url, statement) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

const dropping = `
  const [, url, name] = process.argv
  const client = new (require('pg').Client)({ connectionString: url })
  client.connect().then(() => client.query('drop database if exists ' + name + ' with (force)')).finally(() => client.end())`

script(async () => {
  process.chdir(root)
  const { PORT } = process.env
  const { TEST_DATABASE_URL: given, ...clean } = testEnvironment()
  const dataDir = mkdtempSync(join(tmpdir(), `toegangsbeheer-test-${process.pid}-`))
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711)
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const settings = { PORT, DATA_DIR: dataDir, ADMIN_PASSWORD: password, DEMO: '1' }
  if (given) {
    const name = `toegangsbeheer_e2e_${process.pid}`
    await onServer(given, `create database ${name}`)
    const url = new URL(given)
    url.pathname = `/${name}`
    settings.DATABASE_URL = url.href
    // The server ends this process itself, so what comes after must not wait.
    process.on('exit', () => spawnSync(process.execPath, ['-e', dropping, given, name], { stdio: 'ignore', timeout: 10_000 }))
  }
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, clean, settings, { NODE_ENV: 'production' })
  mkdirSync(join(root, 'test-results'), { recursive: true })
  writeFileSync(join(root, 'test-results', 'e2e.json'), JSON.stringify({ settings, password }))

  await prepareSources()
  await buildApp()
  const { checkSettings, serve } = await import('../dist/serve.cjs')
  checkSettings()
  await serve({ dev: false })
})
