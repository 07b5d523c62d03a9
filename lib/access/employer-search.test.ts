import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { departments, employers, grants, users } from '@/db/schema'
import type { Context, Level } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { findEmployers } from './employer-search'

const caller = async (level: Level): Promise<{ id: number; ctx: Context }> => {
  const [made] = await db().insert(users).values({ loginName: level, loginKey: level, level }).returning()
  const actor = { kind: 'user', userId: made!.id, login: level, level, sessionHash: 'x' } as const
  return { id: made!.id, ctx: { actor, means: 'screen', address: null, language: 'nl' } }
}
const codes = async (ctx: Context, text: string) => (await findEmployers(ctx, text)).map(({ code }) => code)
let people: Record<Level, { id: number; ctx: Context }>

beforeAll(async () => {
  people = { system: await caller('system'), admin: await caller('admin'), user: await caller('user') }
  const made = await db()
    .insert(employers)
    .values([
      { code: '0012', name: 'Zorg Hoorn' },
      { code: '12', name: 'Bouw 100% Breda' },
      { code: '0013', name: 'Beëindigd', endedAt: new Date() },
      { code: '0014', name: 'Kapper 0012' },
    ])
    .returning()
  const [department] = await db().insert(departments).values({ employerId: made[3]!.id, code: '10', name: 'Knippen' }).returning()
  await db()
    .insert(grants)
    .values([
      { userId: people.admin.id, employerId: made[1]!.id },
      { userId: people.admin.id, departmentId: department!.id, depth: 1 },
    ])
})

test('employers are found by the beginning of their code and by any part of their name, what has ended is not', async () => {
  expect(await codes(people.system.ctx, '0012')).toEqual(['0012', '0014'])
  expect(await codes(people.system.ctx, 'BREDA')).toEqual(['12'])
  expect(await codes(people.system.ctx, '%')).toEqual(['12'])
  expect(await codes(people.system.ctx, 'beëindigd')).toEqual([])
})

test('L8 A4 an Admin finds what it reaches as a whole, a User is refused', async () => {
  expect(await codes(people.admin.ctx, '0012')).toEqual([])
  expect(await codes(people.admin.ctx, '1')).toEqual(['12'])
  await expect(findEmployers(people.user.ctx, '12')).rejects.toThrow(Forbidden)
})
