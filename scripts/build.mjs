import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { alone } from './prepare.mjs'
import { run } from './run.mjs'
import { hashOf, root } from './sources.mjs'

const inputs = ['app', 'components', 'lib', 'db', 'pages', 'public', 'proxy.ts', 'instrumentation.ts', 'next.config.ts']
const configuration = ['postcss.config.mjs', 'tsconfig.json', 'package-lock.json', 'scripts/build.mjs']
const mark = join(root, '.next', 'sources.hash')

const current = (hash) => existsSync(mark) && readFileSync(mark, 'utf8') === hash

/** Builds the application when a source changed since it was built. */
export async function buildApp() {
  if (current(hashOf([...inputs, ...configuration]))) return
  await alone(async () => {
    const hash = hashOf([...inputs, ...configuration])
    if (current(hash)) return
    rmSync(mark, { force: true })
    const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
    const withParent = pathToFileURL(join(root, 'scripts', 'with-parent.mjs')).href
    await run(process.execPath, ['--import', withParent, next, 'build'], {
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      // Standard output belongs to the ready line.
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    writeFileSync(mark, hash)
  })
}
