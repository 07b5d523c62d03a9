import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from './run.mjs'
import { root } from './sources.mjs'

const program = (...path) => join(root, 'node_modules', ...path)
const results = join(root, 'test-results')

/** Settings of an installation that may stand in the environment must not reach the tests. */
const productSettings =
  /^(PORT|HOST|DATABASE_URL|EMBEDDED|DATA_DIR|ADMIN_PASSWORD|REQUIRE_SECOND_FACTOR|DEMO|AUTH_SECRET|SECRETS_KEY|PUBLIC_URL|SMTP_URL|MAIL_FROM|OIDC_.*|SFTP_PORT|TRUSTED_PROXIES|UPLOAD_MEGABYTES|NODE_ENV|DATABASE_POOL)$/

/** The environment for tests. A PostgreSQL of one's own in DATABASE_URL is used: the tests make databases of their own in it. */
export function testEnvironment() {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !productSettings.test(name)))
  const server = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
  return { ...kept, ...(server ? { TEST_DATABASE_URL: server } : {}), NEXT_TELEMETRY_DISABLED: '1' }
}

const title = (text) => process.stdout.write(`\n── ${text}\n`)

async function one(name, file, args) {
  title(name)
  const { code } = await attempt(process.execPath, [file, ...args])
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** Each of these counts as one test. */
export const lint = () => one('lint', program('@biomejs', 'biome', 'bin', 'biome'), ['check', '--diagnostic-level=error', '.'])
export const imports = () => one('imports', join(root, 'scripts', 'imports.mjs'), [])
export const types = () => one('types', program('typescript', 'lib', 'tsc.js'), ['--noEmit'])

function report(name) {
  try {
    return JSON.parse(readFileSync(join(results, name), 'utf8'))
  } catch {
    return undefined
  }
}

function fresh(name) {
  mkdirSync(results, { recursive: true })
  rmSync(join(results, name), { force: true })
  return join(results, name)
}

/** Unit and integration tests; `args` go to vitest. */
export async function tests(args = [], name = 'tests') {
  title(name)
  const file = fresh(`${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await attempt(process.execPath, [program('vitest', 'vitest.mjs'), 'run', ...reporters, ...args], {
    env: testEnvironment(),
  })
  const told = report(`${name}.json`)
  if (!told) return { name, passed: 0, failed: 1, skipped: 0 }
  // A file that could not be loaded has no tests to fail.
  const unloaded = told.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = told.numFailedTests + unloaded.length
  return {
    name,
    passed: told.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: told.numPendingTests + told.numTodoTests,
  }
}

/** Browser tests, against a server that Playwright starts for them. */
export async function browserTests(browser, args = []) {
  const name = 'browser'
  title(name)
  if (!browser) {
    process.stderr.write('No Chromium: none on this system, and none could be installed. CHROMIUM can name one.\n')
    return { name, passed: 0, failed: 1, skipped: 0 }
  }
  const file = fresh('browser.json')
  const env = { ...testEnvironment(), CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const { code } = await attempt(process.execPath, [program('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', ...args], {
    env,
  })
  const told = report('browser.json')?.stats
  if (!told) return { name, passed: 0, failed: 1, skipped: 0 }
  return {
    name,
    passed: told.expected + told.flaky,
    failed: told.unexpected === 0 && code !== 0 ? 1 : told.unexpected,
    skipped: told.skipped,
  }
}

/** Prints the closing line, `N passed, N failed, N skipped`, and returns the exit code. */
export function close(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
  for (const { name, failed } of counts) if (failed > 0) process.stdout.write(`failed: ${name} (${failed})\n`)
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`)
  return sum('failed') === 0 ? 0 : 1
}
