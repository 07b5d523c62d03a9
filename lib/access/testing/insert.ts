import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { World } from './model'

/** Writes a world into tables that are empty, with the ids that it names. */
export async function insertWorld(tx: Tx, world: World): Promise<void> {
  const rows = (table: string, values: object[]): SQL => {
    const columns = sql.raw(Object.keys(values[0]!).join(', '))
    return sql`insert into ${sql.raw(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(values)}::jsonb)`
  }
  const insert = async (table: string, values: object[]) => {
    if (values.length > 0) await tx.execute(rows(table, values))
  }
  const ended = (is: boolean) => (is ? '2020-01-01T00:00:00Z' : null)
  const { rows: today } = await tx.execute<{ day: string }>(sql`select (now() at time zone 'Europe/Amsterdam')::date::text as day`)
  const day = (offset: number | null) =>
    offset !== null && new Date(Date.parse(today[0]!.day) + offset * 86_400_000).toISOString().slice(0, 10)
  const employerGroups = [...new Set([...world.employers.flatMap((e) => e.groups), ...world.groups.flatMap((g) => g.employerGroups)])]
  const now = new Date().toISOString()
  const moments = { created_at: now }

  await insert(
    'employers',
    world.employers.map((e) => ({ id: e.id, code: `E${e.id}`, name: `Employer ${e.id}`, ended_at: ended(e.ended) })),
  )
  await insert(
    'employer_groups',
    employerGroups.map((id) => ({ id, name: `Set ${id}`, name_key: `set ${id}` })),
  )
  await insert(
    'employer_group_members',
    world.employers.flatMap((e) => e.groups.map((id) => ({ employer_group_id: id, employer_id: e.id }))),
  )
  await insert(
    'departments',
    world.departments.map((d) => ({
      id: d.id,
      employer_id: d.employer,
      code: `D${d.id}`,
      name: `Department ${d.id}`,
      parent_id: d.parent,
      ended_at: ended(d.ended),
    })),
  )
  await insert(
    'employees',
    world.employees.map((x) => ({
      id: x.id,
      employer_id: x.employer,
      number: `${x.id}`,
      department_id: x.department,
      ended_at: ended(x.ended),
    })),
  )
  await insert(
    'user_groups',
    world.groups.map((g) => ({ id: g.id, name: `Group ${g.id}`, name_key: `group ${g.id}` })),
  )
  await insert(
    'group_employers',
    world.groups.flatMap((g) => g.employers.map((id) => ({ group_id: g.id, employer_id: id, ...moments }))),
  )
  await insert(
    'group_employer_groups',
    world.groups.flatMap((g) => g.employerGroups.map((id) => ({ group_id: g.id, employer_group_id: id, ...moments }))),
  )
  await insert(
    'users',
    world.users.map((u) => ({
      id: u.id,
      login_name: `user.${u.id}`,
      login_key: `user.${u.id}`,
      level: 'user',
      group_id: u.group,
      status: u.active ? 'active' : 'deactivated',
      valid_from: day(u.from) || null,
      valid_until: day(u.until) || null,
    })),
  )
  await insert(
    'grants',
    world.grants.map((g) => ({
      id: g.id,
      user_id: g.user,
      employer_id: g.employer,
      department_id: g.department,
      employee_id: g.employee,
      depth: g.depth,
    })),
  )
}
