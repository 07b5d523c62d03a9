import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { words } from '@/lib/kernel/words'
import { unreadableText } from './problem'
import { UnreadableFile } from './reading'

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n')

it('has words for every reason why a file cannot be read, and no others', () => {
  const quoted = new Set([...sources.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, code]) => code!))
  const thrown = [...sources.matchAll(/(?:UnreadableFile|refuse|stop)\(\s*'([a-z-]+)'/g)].map(([, code]) => code!)
  expect(thrown.length).toBeGreaterThan(30)
  for (const code of thrown) expect(words('nl').reading).toHaveProperty(code)
  for (const code of Object.keys(words('nl').reading)) expect(quoted).toContain(code)
})

it.each(['nl', 'en'] as const)('says where, when it is known, and leaves it out when it is not (%s)', (language) => {
  const anything = { position: 1, kind: 'PDF', megabytes: 1, element: 'a', elements: 'a, b', record: 1, encoding: 'x' }
  const alwaysGiven: Record<string, Record<string, string>> = {
    'missing-part': { part: 'a.xml' },
    'no-sheets': { sheet: 'S' },
    'unknown-sheet': { sheet: 'S' },
  }
  for (const code of Object.keys(words(language).reading)) {
    const text = unreadableText(language, new UnreadableFile(code, { ...anything, ...alwaysGiven[code] }))
    expect(text).not.toMatch(/none|\{|undefined|reading\./)
    expect(text).toMatch(/^\p{Lu}.*[.]$/u)
  }
  expect(unreadableText(language, new UnreadableFile('no-rows', { sheet: '' }))).not.toContain('none')
  expect(unreadableText(language, new UnreadableFile('zip-damaged', { part: 'xl/styles.xml' }))).toContain('xl/styles.xml')
  expect(unreadableText(language, new UnreadableFile('csv-quote', { row: 12 }))).toContain('12')
})
