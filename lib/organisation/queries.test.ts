import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { countEmployers, departmentsOf, employeesPage, employerGroupsList, employersPage, organisationSize } from './queries'

const idOf = async (code: string) => Number((await db().execute(sql`select id from employers where code = ${code}`)).rows[0]?.id)

beforeAll(async () => {
  // The ids of groups and employers are kept apart, so that one taken for the other is seen.
  await db().execute(
    sql.raw(`
    insert into employers (id, code, name, ended_at) values (101, '0001', 'Zorg 100%', null), (102, '0002', 'Bouw_Breda', null), (103, '12', 'Twaalf', null), (104, '13', 'Weg', now());
    insert into employer_groups (id, name, name_key) values (102, 'Noord', 'noord'), (101, 'Kern', 'kern'), (103, 'Leeg', 'leeg');
    insert into employer_group_members values (102, 101), (101, 101), (102, 103), (102, 104);
    insert into departments (id, employer_id, code, name, parent_id, ended_at) values
      (201, 101, '10', 'Directie', null, null), (202, 101, '1001', 'Team', 201, null), (203, 101, '20', 'Weg', null, now()), (204, 102, '10', 'Inkoop', null, null);
    insert into employees (employer_id, number, department_id, last_name, first_name, ended_at) values
      (101, '000001', 202, 'Berg', 'Jan', null), (101, '000002', null, 'Vries', 'Anna', null), (101, '000003', 201, 'Weg', 'Piet', now()), (102, '000001', 204, 'Bos', 'Bo', null);
    select setval(pg_get_serial_sequence('employers', 'id'), 1000)`),
  )
})

describe('U5 what the organisation is', () => {
  it('employers by code with their groups, ended ones only when asked for', async () => {
    const { items, next } = await employersPage(db(), {})
    expect(items.map(({ id, code, groups }) => [id, code, groups])).toEqual([
      [101, '0001', ['Kern', 'Noord']],
      [102, '0002', []],
      [103, '12', ['Noord']],
    ])
    expect(next).toBeNull()
    expect((await employersPage(db(), { ended: true })).items.map(({ code }) => code)).toEqual(['0001', '0002', '12', '13'])
    expect((await employersPage(db(), { group: 102 })).items.map(({ code }) => code)).toEqual(['0001', '12'])
  })

  it.each([
    ['code', ['0001', '0002', '12', '13']],
    ['name', ['0002', '12', '13', '0001']],
    ['departments', ['12', '13', '0002', '0001']],
    ['employees', ['12', '13', '0002', '0001']],
  ] as const)('by %s, up and down, in pages that lead to one another', async (sort, codes) => {
    for (const descending of [false, true]) {
      const wish = { ended: true, limit: 3, sort, descending }
      const wanted = descending ? codes.toReversed() : codes
      const first = await employersPage(db(), wish)
      const second = await employersPage(db(), { ...wish, after: first.next ?? '' })
      expect([...first.items, ...second.items].map(({ code }) => code)).toEqual(wanted)
      expect([first.previous, second.next]).toEqual([null, null])
      expect(await employersPage(db(), { ...wish, before: second.previous ?? '' })).toEqual(first)
    }
    // A place of another order is none.
    const names = await employersPage(db(), { sort: 'name', limit: 1 })
    expect(await employersPage(db(), { sort: 'employees', after: names.next ?? '' })).toEqual(
      await employersPage(db(), { sort: 'employees' }),
    )
  })

  it('counts what a wish means, up to a limit', async () => {
    expect(await countEmployers(db(), {}, 10)).toBe(3)
    expect(await countEmployers(db(), { ended: true }, 10)).toBe(4)
    expect(await countEmployers(db(), { group: 102 }, 10)).toBe(2)
    expect(await countEmployers(db(), {}, 2)).toBe(2)
  })

  it.each([
    ['zorg', ['0001']],
    ['00', ['0001', '0002']],
    ['100%', ['0001']],
    ['_', ['0002']],
    ['\\', []],
    ['  ', ['0001', '0002', '12']],
  ])('finds %s as text, not as a pattern', async (search, codes) =>
    expect((await employersPage(db(), { search })).items.map(({ code }) => code)).toEqual(codes),
  )

  it('the departments of an employer with the codes of their parents', async () => {
    expect((await departmentsOf(db(), await idOf('0001'))).map(({ code, parentCode }) => [code, parentCode])).toEqual([
      ['10', null],
      ['1001', '10'],
    ])
    expect(await departmentsOf(db(), 101, { ended: true })).toHaveLength(3)
  })

  it('the employees of an employer, of one department, by a name', async () => {
    const numbers = async (wish: Parameters<typeof employeesPage>[2]) =>
      (await employeesPage(db(), 101, wish)).items.map(({ number }) => number)
    expect(await numbers({})).toEqual(['000001', '000002'])
    expect(await numbers({ department: '1001' })).toEqual(['000001'])
    expect(await numbers({ search: 'anna' })).toEqual(['000002'])
    expect(await numbers({ ended: true, after: '000002' })).toEqual(['000003'])
  })

  it('employer groups with what is open in them, and how much there is', async () => {
    expect((await employerGroupsList(db())).map(({ name, employers }) => [name, employers])).toEqual([
      ['Kern', 1],
      ['Leeg', 0],
      ['Noord', 2],
    ])
    expect(await organisationSize(db())).toEqual({ employers: 3, departments: 3, employees: 3 })
  })
})
