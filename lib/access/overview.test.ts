import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { employees, grants, groupEmployers, users } from '@/db/schema'
import { group, organisation, person, system } from '@/lib/users/testing/people'
import { explainUser } from './explain'
import { countOpened, openedEmployers } from './overview'

let ids: Awaited<ReturnType<typeof organisation>>
beforeEach(async () => {
  await db().execute(sql`truncate users, user_groups, employers cascade`)
  ids = await organisation()
})

test('A5, A6 what a user reaches, employer by employer, is what the explanation of each element says', async () => {
  const groupId = await group('HR')
  await db().insert(groupEmployers).values({ groupId, employerId: ids.second })
  const { id: userId, login } = await person('user', { groupId })
  await db().insert(employees).values({ employerId: ids.first, number: '008', departmentId: ids.d30 })
  await db()
    .insert(grants)
    .values([
      { userId, departmentId: ids.d20, depth: 2 },
      { userId, employeeId: ids.employee },
    ])
  expect(await openedEmployers(system, userId)).toMatchObject([
    {
      code: '0001',
      openings: [
        { kind: 'department', departments: 2, employees: 2, path: { via: 'grant' } },
        { kind: 'employee', departments: 0, employees: 1, path: { via: 'grant' } },
      ],
    },
    { code: '0002', openings: [{ kind: 'employer', path: { via: 'group', text: 'groep HR is geautoriseerd voor werkgever 0002' } }] },
  ])
  expect(await countOpened(system, userId)).toBe(2)
  const explained = await explainUser(system, { login })
  if (!explained.ok) throw new Error('refused')
  expect(new Set(explained.items.map((item) => item.werkgevercode))).toEqual(new Set(['0001', '0002']))
  await db().update(users).set({ status: 'deactivated' }).where(sql`id = ${userId}`)
  expect(await openedEmployers(system, userId)).toEqual([])
})

test('L8 an Admin is told what lies within its own reach', async () => {
  const [admin, plain] = [await person('admin'), await person('user')]
  await db()
    .insert(grants)
    .values([
      { userId: admin.id, departmentId: ids.d20, depth: 1 },
      { userId: plain.id, departmentId: ids.d20, depth: 2 },
      { userId: plain.id, employerId: ids.second },
    ])
  expect(await openedEmployers(admin.ctx, plain.id)).toMatchObject([{ code: '0001', openings: [{ kind: 'department', departments: 1 }] }])
  expect(await countOpened(admin.ctx, plain.id)).toBe(1)
  expect(await countOpened(system, plain.id)).toBe(2)
})
