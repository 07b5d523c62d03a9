import { findBrowser } from './browser.mjs'
import { buildApp } from './build.mjs'
import { browserTests, close, imports, lint, tests, types } from './checks.mjs'
import { prepareSources } from './prepare.mjs'
import { script } from './run.mjs'
import { root } from './sources.mjs'

script(async () => {
  process.chdir(root)
  await prepareSources()
  const browser = await findBrowser()
  const built = await buildApp().then(
    () => true,
    (error) => process.stderr.write(`${error.message}\n`) && false,
  )
  const counts = [await lint(), await imports(), await types(), await tests()]
  if (built) counts.push(await tests(['--config', 'vitest.built.config.mts'], 'server'), await browserTests(browser))
  else counts.push({ name: 'build', passed: 0, failed: 1, skipped: 0 })
  process.exitCode = close(counts)
})
