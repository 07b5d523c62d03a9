import { describe, expect, it } from 'vitest'
import { needsRealThings, testProjects } from './test-projects.mjs'

const among = (files: Record<string, string>) => needsRealThings({ text: (file) => files[file] ?? '', exists: (file) => file in files })

describe('what a test file needs, by its imports', () => {
  it('reaches the database by way of others, however far', () => {
    const judge = among({
      'lib/users/a.test.ts': "import { a } from './a'",
      'lib/users/a.ts': "import { b } from '@/lib/kernel/b'\nexport const a = b",
      'lib/kernel/b.ts': "export const b = async () => (await import('@/db/client')).db()",
      'db/client.ts': "import { Pool } from 'pg'",
    })
    expect(judge('lib/users/a.test.ts')).toBe(true)
    expect(judge('lib/kernel/b.ts')).toBe(true)
  })

  it('types leave nothing behind, and files that import one another end the search', () => {
    const judge = among({
      'lib/users/a.test.ts': "import { a } from './a'",
      'lib/users/a.ts': "import type { Pool } from 'pg'\nimport { b } from './b'",
      'lib/users/b.ts': "import { a } from './a'\nimport { z } from 'zod'",
    })
    expect(judge('lib/users/a.test.ts')).toBe(false)
  })

  it('starting a process is no unit test', () => {
    expect(among({ 'lib/a.test.ts': "import { fork } from 'node:child_process'" })('lib/a.test.ts')).toBe(true)
  })

  it('every test file of the repository is in one of the two, the long proofs in none', () => {
    const { unit, integration } = testProjects()
    expect(unit).toContain('lib/menus/rules.test.ts')
    expect(integration).toContain('lib/import/runs/commit.test.ts')
    expect(integration).toContain('lib/import/read/process.test.ts')
    expect(new Set([...unit, ...integration]).size).toBe(unit.length + integration.length)
    expect([...unit, ...integration].filter((file) => file.includes('.long.'))).toEqual([])
  })
})
