import { prepareSources } from './prepare.mjs'
import { script } from './run.mjs'
import { root } from './sources.mjs'

script(async () => {
  await prepareSources()
  process.chdir(root)
  await import('../dist/cli.cjs')
})
