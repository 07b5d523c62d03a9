import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { generate, writeSheets } from './generate.mjs'

const folder = mkdtempSync(join(tmpdir(), 'generate-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

// Known outputs: one digest over the four files, in the order in which they are made. Figures in reports refer to these bytes.
it.each([
  [{}, '6a0c4dfd068c630a3419e410e5ded9a09d26e1c941a552e602830d6f815187f4'],
  [{ change: 5 }, '917ab8b37a5cd64f817996ed95d898be71936de7e5952fec61c22f17cd436b2a'],
  [{ element: 'werkgever', rows: 3000, seed: 7 }, '946d2842a91f8bc9372e52841e2234ab5d00fdccfc1642ab328d5c54f3ca7d13'],
  [
    { element: 'werknemer', employers: 30, employees: 2000, rows: 5000, change: 5 },
    'c5340b4584f306d3cc686703f2f4b718812309ed723aeaf668690b3e3489ce34',
  ],
  [
    { element: 'werkgever', employers: 5, employees: 20, rows: 300, change: 20 },
    '8d9a8771d363619bbb40f815b41a988b97c9a7730744f915617d8ccd9f53cc4b',
  ],
])('the same arguments give the same bytes: %o', async (options, digest) => {
  const sheets = generate(options)
  await writeSheets(folder, sheets)
  const hash = createHash('sha256')
  for (const { name } of sheets) hash.update(readFileSync(join(folder, `${name}.csv`)))
  expect(hash.digest('hex')).toBe(digest)
})

it('the demo in the repository is what the defaults make', async () => {
  const sheets = generate()
  await writeSheets(folder, sheets)
  for (const { name } of sheets)
    expect(readFileSync(`db/demo/${name}.csv`, 'utf8') === readFileSync(join(folder, `${name}.csv`), 'utf8'), name).toBe(true)
})

it('--help says how it is used, an option it does not know is wrong use; neither writes anything', () => {
  const empty = mkdtempSync(join(tmpdir(), 'generate-help-'))
  const asked = (option: string) => spawnSync(process.execPath, [resolve('bench/generate.mjs'), option], { cwd: empty, encoding: 'utf8' })
  expect(asked('--help')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('--rows N') })
  expect(asked('--regels')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/--regels.*\n.*--rows N/) })
  expect(readdirSync(empty)).toEqual([])
  rmSync(empty, { recursive: true })
})
