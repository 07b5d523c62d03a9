import { close, imports, lint, tests, types } from './checks.mjs'
import { prepareSources } from './prepare.mjs'
import { script } from './run.mjs'
import { root } from './sources.mjs'

// What to run before every commit: no build and no browser.
script(async () => {
  process.chdir(root)
  await prepareSources()
  process.exitCode = close([await lint(), await imports(), await types(), await tests(process.argv.slice(2))])
})
