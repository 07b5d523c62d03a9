import { findBrowser } from './browser.mjs'
import { buildApp } from './build.mjs'
import { testEnvironment } from './checks.mjs'
import { prepareSources } from './prepare.mjs'
import { run, script } from './run.mjs'
import { root } from './sources.mjs'

// Own database, data and ports: the settings of an installation that stand in the environment are not handed on.
script(async () => {
  process.chdir(root)
  await prepareSources()
  const asked = process.argv.slice(2)
  const env = { ...testEnvironment(), NODE_ENV: 'production' }
  // Pages are measured in a browser, on the built application.
  if (asked.length === 0 || asked.includes('S9')) {
    await buildApp()
    env.CHROMIUM = await findBrowser()
  }
  await run(process.execPath, ['--expose-gc', 'dist/bench.cjs', ...asked], { env })
})
