import { buildApp } from './build.mjs'
import { close, tests } from './checks.mjs'
import { prepareSources } from './prepare.mjs'
import { script } from './run.mjs'
import { root } from './sources.mjs'

// The long proofs: `*.long.test.ts`; each prints its figure. Arguments choose files or names, as vitest takes them.
script(async () => {
  process.chdir(root)
  process.env.LONG = '1'
  await prepareSources()
  await buildApp()
  process.exitCode = close([await tests(process.argv.slice(2), 'long')])
})
