import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './sources.mjs'

type Locked = { version?: string; name?: string; resolved?: string; integrity?: string; link?: boolean; inBundle?: boolean }
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

const numbers = (version: string) => version.split('-')[0]!.split('.').map(Number)
function atLeast(version: string, floor: string): boolean {
  const [have, need] = [numbers(version), numbers(floor)]
  const first = have.findIndex((part, index) => part !== need[index])
  return first < 0 || have[first]! > need[first]!
}

/** Below these stand versions with known holes. */
const floors: Record<string, string> = {
  next: '16.4.6',
  'next-auth': '4.24.15',
  react: '19.3.1',
  'react-dom': '19.3.1',
  'drizzle-orm': '0.45.4',
  nodemailer: '10.6.1',
}

test.each(Object.entries(floors))('%s is %s or newer, every copy of it', (name, floor) => {
  const copies = packages.filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
  expect(copies).not.toHaveLength(0)
  for (const [path, { version }] of copies) expect(atLeast(version!, floor), `${path} ${version}`).toBe(true)
})

test('xlsx is the maintained one, never the one with CVE-2023-30533 and CVE-2024-22363', () => {
  expect(manifest.dependencies?.xlsx).toBe('npm:@e965/xlsx@0.20.3')
  const copies = packages.filter(([path, { name }]) => /(^|\/)node_modules\/(xlsx|@e965\/xlsx)$/.test(path) || name === 'xlsx')
  expect(copies.map(([path, { name, version }]) => [path, name, version])).toEqual([['node_modules/xlsx', '@e965/xlsx', '0.20.3']])
})

test('what is left out stays out', () => {
  for (const name of ['exceljs', 'pg-boss', 'file-type']) expect(packages.map(([path]) => path)).not.toContain(`node_modules/${name}`)
})

test('every version of our own choice is exact', () => {
  for (const kind of ['dependencies', 'optionalDependencies', 'devDependencies', 'overrides']) {
    for (const [name, version] of Object.entries(manifest[kind] ?? {}))
      expect(version, name).toMatch(/^(npm:@e965\/xlsx@)?\d+\.\d+\.\d+(-[\w.]+)?$/)
  }
})

test('the lock file names no place to download from, and holds the hash of everything', () => {
  for (const [path, { resolved, integrity, link, inBundle }] of packages) {
    expect(resolved, path).toBeUndefined()
    // What comes inside another package is covered by that one's hash.
    if (!link && !inBundle) expect(integrity, path).toMatch(/^sha(1|256|512)-/)
  }
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/https?:\/\/[^"]*\.tgz/)
})

test('every entry of node_modules that the product uses accepts Node 20', () => {
  const direct = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(readdirSync(join(root, 'node_modules'))).toEqual(expect.arrayContaining(direct.filter((name) => !name.startsWith('@'))))
  for (const name of direct) {
    const { engines } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
      engines?: { node?: string }
    }
    expect(engines?.node ?? '', name).not.toMatch(/^\s*(>=|\^|~)?\s*(2[1-9]|[3-9]\d)/)
  }
})
