import { buildApp } from './build.mjs'
import { prepareSources } from './prepare.mjs'
import { script } from './run.mjs'
import { root } from './sources.mjs'

script(async () => {
  process.env.NODE_ENV = 'production'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  process.chdir(root)
  await prepareSources()
  const { checkSettings, serve } = await import('../dist/serve.cjs')
  checkSettings()
  await buildApp()
  await serve({ dev: false })
})
