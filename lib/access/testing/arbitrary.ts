import fc from 'fast-check'
import type { World } from './model'

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1)
const rarely = fc.integer({ min: 0, max: 7 }).map((n) => n === 0)
const day = fc.option(fc.integer({ min: -1, max: 1 }), { freq: 2 })
const some = (ids: number[]) => (ids.length === 0 ? fc.constant<number[]>([]) : fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }))
const one = (ids: number[], freq: number) => (ids.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...ids), { freq }))

/** Small organisations in which everything of part A occurs: ended elements, trees, several employer groups, all three kinds of grant. */
export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    employers: fc.integer({ min: 1, max: 4 }),
    employerGroups: fc.integer({ min: 0, max: 3 }),
    groups: fc.integer({ min: 0, max: 3 }),
  })
  .chain((size) => {
    const [employers, employerGroups, groups] = [numbers(size.employers), numbers(size.employerGroups), numbers(size.groups)]
    const employer = fc.constantFrom(...employers)
    return fc
      .record({
        employers: fc.tuple(...employers.map((id) => fc.record({ id: fc.constant(id), ended: rarely, groups: some(employerGroups) }))),
        // `at` picks the parent, later, among the departments made before of the same employer
        departments: fc.array(fc.record({ employer, at: fc.option(fc.nat(), { freq: 3 }), ended: rarely }), { maxLength: 12 }),
        employees: fc.array(fc.record({ employer, at: fc.option(fc.nat(), { freq: 4 }), ended: rarely }), { maxLength: 10 }),
        groups: fc.tuple(
          ...groups.map((id) => fc.record({ id: fc.constant(id), employers: some(employers), employerGroups: some(employerGroups) })),
        ),
        users: fc.array(fc.record({ group: one(groups, 4), active: rarely.map((n) => !n), from: day, until: day }), {
          minLength: 1,
          maxLength: 5,
        }),
        grants: fc.array(
          fc.record({
            user: fc.nat(),
            kind: fc.constantFrom('employer', 'department', 'employee'),
            at: fc.nat(),
            depth: fc.integer({ min: 1, max: 4 }),
          }),
          { maxLength: 12 },
        ),
      })
      .map(settle)
  })

type Drawn = {
  employers: World['employers']
  departments: { employer: number; at: number | null; ended: boolean }[]
  employees: { employer: number; at: number | null; ended: boolean }[]
  groups: World['groups']
  users: Omit<World['users'][number], 'id'>[]
  grants: { user: number; kind: string; at: number; depth: number }[]
}

const pick = <T>(list: T[], at: number | null): T | null => (at === null || list.length === 0 ? null : list[at % list.length]!)

/** Turns what was drawn into references that hold: parents of the same employer, one grant for a user and an element. */
function settle(drawn: Drawn): World {
  const departments: World['departments'] = []
  for (const [n, { employer, at, ended }] of drawn.departments.entries()) {
    const parent = pick(
      departments.filter((d) => d.employer === employer),
      at,
    )
    departments.push({ id: n + 1, employer, parent: parent?.id ?? null, ended })
  }
  const employees = drawn.employees.map(({ employer, at, ended }, n) => {
    const department = pick(
      departments.filter((d) => d.employer === employer),
      at,
    )
    return { id: n + 1, employer, department: department?.id ?? null, ended }
  })
  const valid = (u: Drawn['users'][number]) => u.from === null || u.until === null || u.from <= u.until
  const users = drawn.users.map((u, n) => ({ ...u, id: n + 1, until: valid(u) ? u.until : null }))
  const grants = new Map<string, World['grants'][number]>()
  for (const { user, kind, at, depth } of drawn.grants) {
    const element = pick<{ id: number }>({ employer: drawn.employers, department: departments, employee: employees }[kind]!, at)?.id
    const holder = pick(users, user)!.id
    if (element === undefined) continue
    const of = (k: string) => (k === kind ? element : null)
    const grant = {
      user: holder,
      employer: of('employer'),
      department: of('department'),
      employee: of('employee'),
      depth: of('department') && depth,
    }
    grants.set(`${holder} ${kind} ${element}`, { id: grants.size + 1, ...grant })
  }
  return { ...drawn, departments, employees, users, grants: [...grants.values()].map((g, n) => ({ ...g, id: n + 1 })) }
}
