import { db } from '@/db/client'
import { departments, employees, employers, userGroups, users } from '@/db/schema'
import type { Context, Level } from '@/lib/kernel/context'
import { Forbidden, type Result } from '@/lib/kernel/result'

export const system: Context = {
  actor: { kind: 'command-line', name: 'test' },
  means: 'command-line',
  address: null,
  language: 'nl',
}

/** What a command answered, in a word: 'ok', the codes of its problems, or 'forbidden …'. */
export async function codes(outcome: Promise<{ ok: boolean }>): Promise<string> {
  try {
    const result = (await outcome) as { ok: boolean; problems?: { code: string }[] }
    return result.ok ? 'ok' : result.problems!.map(({ code }) => code).join()
  } catch (error) {
    if (error instanceof Forbidden) return `forbidden ${error.code}`
    throw error
  }
}

/** What a command answered in full, or the codes of its problems with the login name that each is about, or 'forbidden …'. */
export async function said(outcome: Promise<Result<object>>): Promise<unknown> {
  try {
    const result = await outcome
    return result.ok ? result : result.problems.map(({ code, values }) => (values?.login ? `${code} ${values.login}` : code))
  } catch (error) {
    if (error instanceof Forbidden) return `forbidden ${error.code}`
    throw error
  }
}

let count = 0

/** A user, and the context in which it acts on a screen. */
export async function person(level: Level, extra: Partial<typeof users.$inferInsert> = {}) {
  const login = `iemand.${++count}`
  const [made] = await db()
    .insert(users)
    .values({ loginName: login, loginKey: login, level, ...extra })
    .returning()
  const actor = { kind: 'user' as const, userId: made!.id, login, level, sessionHash: 'x' }
  return { id: made!.id, login, ctx: { actor, means: 'screen', address: null, language: 'nl' } satisfies Context }
}

export async function group(name: string): Promise<number> {
  const [made] = await db().insert(userGroups).values({ name, nameKey: name.toLowerCase() }).returning()
  return made!.id
}

/** Employer 0001 with departments 10 › 20 › 30 and employee 007 in 20; employer 0002 with department 10. */
export async function organisation() {
  const [first, second] = await db()
    .insert(employers)
    .values(['0001', '0002'].map((code) => ({ code, name: `Werkgever ${code}` })))
    .returning()
  const department = async (employerId: number, code: string, parentId: number | null) => {
    const [made] = await db()
      .insert(departments)
      .values({ employerId, code, name: `Afdeling ${code}`, parentId })
      .returning()
    return made!.id
  }
  const d10 = await department(first!.id, '10', null)
  const d20 = await department(first!.id, '20', d10)
  const d30 = await department(first!.id, '30', d20)
  await department(second!.id, '10', null)
  const [employee] = await db()
    .insert(employees)
    .values({ employerId: first!.id, number: '007', departmentId: d20, lastName: 'Bond', initials: 'J.' })
    .returning()
  return { first: first!.id, second: second!.id, d10, d20, d30, employee: employee!.id }
}
