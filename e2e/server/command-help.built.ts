import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { commands } from '@/cli/commands'

it.each(Object.keys(commands))('%s --help says how it is used, and touches nothing', (name) => {
  const dataDir = join(tmpdir(), `never-made-${process.pid}`)
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, DATA_DIR: dataDir, NODE_ENV: 'production' } as NodeJS.ProcessEnv
  const asked = spawnSync(process.execPath, ['dist/cli.cjs', name, '--help'], { env, encoding: 'utf8' })
  expect(asked.status).toBe(0)
  expect(asked.stdout).toContain(name)
  expect(asked.stderr).toBe('')
  expect(existsSync(dataDir)).toBe(false)
})
