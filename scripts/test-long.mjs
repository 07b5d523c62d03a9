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
  const chosen = process.argv.slice(2)
  const counts = [await tests(chosen, 'long')]
  // P9 is shown by the built server: the same test as in npm test, with as many sessions as the promise says.
  if (chosen.length === 0) counts.push(await tests(['--config', 'vitest.built.config.mts', 'closing'], 'long-server'))
  process.exitCode = close(counts)
})
