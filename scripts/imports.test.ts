import { describe, expect, it } from 'vitest'
import { importsOf, problemsOf } from './imports.mjs'

const of = (file: string, ...imports: string[]) =>
  problemsOf(file, imports.map((specifier) => `import { x } from '${specifier}'`).join('\n'))

describe('the direction of imports', () => {
  it('finds every way to import, and knows types', () => {
    const text = [
      "import a from 'one'",
      "import type { B } from 'two'",
      "import { type C, type D } from 'three'",
      "import {\n  e,\n  type F,\n} from 'four'",
      "import 'five'",
      "export { g } from 'six'",
      "const h = await import('seven')",
      "const text = `import { x } from 'no'`",
    ].join('\n')
    expect(importsOf(text)).toEqual([
      { specifier: 'one', type: false },
      { specifier: 'two', type: true },
      { specifier: 'three', type: true },
      { specifier: 'four', type: false },
      { specifier: 'five', type: false },
      { specifier: 'six', type: false },
      { specifier: 'seven', type: false },
    ])
  })

  it('is quick on a long file without an import', () => {
    expect(importsOf(`export const words = [\n${'  one, two\n'.repeat(20_000)}]`)).toEqual([])
  })

  it('a room imports lower rooms only, and the message names the room', () => {
    expect(of('lib/import/users/plan.ts', '@/lib/access/reach/rules', '../map/bind', '@/db/client')).toEqual([])
    expect(of('lib/users/queries.ts', '@/lib/import/runs/view')).toEqual([expect.stringContaining('what needs both belongs in lib/import')])
    expect(of('lib/users/queries.ts', '../auth/session')).toHaveLength(1)
    expect(of('lib/cellar/x.ts')).toEqual([expect.stringContaining('is cellar part of one of these?')])
  })

  it('the guard may be called from anywhere, and rests on little itself', () => {
    expect(of('lib/organisation/queries.ts', '@/lib/access/guard')).toEqual([])
    expect(of('lib/access/guard.ts', '@/lib/organisation/queries')).toHaveLength(1)
  })

  it('lib has no React, knows no door, and only auth meets Next.js', () => {
    expect(of('lib/users/queries.ts', 'react')).toHaveLength(1)
    expect(of('lib/users/queries.ts', '@/app/words')).toHaveLength(1)
    expect(of('lib/users/queries.ts', 'next/headers')).toHaveLength(1)
    expect(of('lib/auth/session.ts', 'next/headers')).toEqual([])
  })

  it('doors ask lib, never the database, and do not lead into one another', () => {
    expect(of('app/(console)/toegang/page.tsx', '@/db/client')).toHaveLength(1)
    expect(of('cli/commands/user.ts', '@/db/client')).toHaveLength(1)
    expect(of('cli/setup.ts', '@/db/embedded')).toEqual([])
    expect(of('cli/commands/user.ts', '@/app/words')).toHaveLength(1)
    expect(of('app/page.tsx', '../cli/io')).toHaveLength(1)
  })

  it('components take types from lib at most, db takes nothing', () => {
    expect(of('components/ui/button.tsx', '@/lib/kernel/context')).toHaveLength(1)
    expect(problemsOf('components/ui/button.tsx', "import type { Level } from '@/lib/kernel/context'")).toEqual([])
    expect(of('db/client.ts', '@/lib/kernel/env')).toHaveLength(1)
  })

  it('rules are pure, and so is reading', () => {
    expect(of('lib/users/rules.ts', 'drizzle-orm')).toHaveLength(1)
    expect(of('lib/users/rules.ts', './queries')).toHaveLength(1)
    expect(of('lib/import/read/csv.ts', '@/db/client')).toHaveLength(1)
  })

  it('refuses bags and barrels', () => {
    expect(problemsOf('lib/users/utils.ts', '')).toHaveLength(1)
    expect(problemsOf('components/common/x.tsx', '')).toHaveLength(1)
    expect(problemsOf('lib/users/index.ts', '')).toHaveLength(1)
    expect(problemsOf('db/schema/index.ts', '')).toEqual([])
  })
})
