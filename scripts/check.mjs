import { close, imports, lint, tests, types } from './checks.mjs'
import { prepareSources } from './prepare.mjs'
import { script } from './run.mjs'
import { root } from './sources.mjs'

// What to run before every commit: within a minute, so no build, no browser and no database.
script(async () => {
  process.chdir(root)
  await prepareSources()
  process.exitCode = close([
    await lint(),
    await imports(),
    await types(),
    await tests(['--project', 'unit', ...process.argv.slice(2)], 'unit'),
  ])
})
