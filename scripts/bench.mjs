import { bundle } from './bundle.mjs'
import { testEnvironment } from './checks.mjs'
import { prepareSources } from './prepare.mjs'
import { run, script } from './run.mjs'
import { root } from './sources.mjs'

// Own database, data and ports: the settings of an installation that stand in the environment are not handed on.
script(async () => {
  process.chdir(root)
  await prepareSources()
  await bundle()
  await run(process.execPath, ['--expose-gc', 'dist/bench.cjs', ...process.argv.slice(2)], {
    env: { ...testEnvironment(), NODE_ENV: 'production' },
  })
})
