import { type SQL, sql } from 'drizzle-orm'
import { type Database, db, type Tx } from '@/db/client'
import { fullName } from '@/lib/kernel/full-name'
import type { HistoryRow } from './queries'

/** What the columns of an image point at, by its database number: the kind of thing that has a name of its own. */
const targets = {
  account_id: 'customer-account',
  api_client_id: 'api-client',
  application_id: 'external-application',
  department_id: 'department',
  parent_id: 'department',
  employee_id: 'employee',
  employer_id: 'employer',
  employer_ids: 'employer',
  employer_group_id: 'employer-group',
  employer_group_ids: 'employer-group',
  group_id: 'user-group',
  group_ids: 'user-group',
  role_id: 'role',
  run_id: 'import-run',
  user_id: 'user',
} as const
type Kind = (typeof targets)[keyof typeof targets]

const isPointer = (column: string): column is keyof typeof targets => Object.hasOwn(targets, column)

/** How each kind is called now; what has a code begins with it. */
const tables: Record<Kind, SQL> = {
  'customer-account': sql`select id, name from customer_accounts`,
  'api-client': sql`select id, client_id as name from api_clients`,
  'external-application': sql`select id, name from external_applications`,
  department: sql`select id, concat_ws(' ', code, name) as name from departments`,
  employee: sql`select id, concat_ws(' ', number, ${fullName('employees')}) as name from employees`,
  employer: sql`select id, concat_ws(' ', code, name) as name from employers`,
  'employer-group': sql`select id, name from employer_groups`,
  'user-group': sql`select id, name from user_groups`,
  role: sql`select id, name from roles`,
  'import-run': sql`select id, file_name as name from import_runs`,
  user: sql`select id, login_name as name from users`,
}

/** What a number in an image stands for: its name, null when nothing knows it any more; `gone`: it is no longer there, and the name is its last. */
export type Named = { number: number; name: string | null; gone: boolean }

/** The things that the images of some records point at, by the column that points and the number that stands there. */
export type Names = (column: string, value: unknown) => Named[] | null

const numbersIn = (value: unknown): number[] => (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'number')

/**
 * Finds how the things are called that the images of `rows` point at: as they are called now; what was removed since, by the last name that
 * history holds. The answer is null for a column that points at nothing.
 */
export async function namesIn(rows: readonly Pick<HistoryRow, 'before' | 'after'>[], tx: Tx | Database = db()): Promise<Names> {
  const wanted = new Map<Kind, Set<number>>()
  for (const { before, after } of rows)
    for (const [column, value] of [...Object.entries(before ?? {}), ...Object.entries(after ?? {})]) {
      if (!isPointer(column)) continue
      const numbers = wanted.get(targets[column]) ?? new Set()
      for (const number of numbersIn(value)) numbers.add(number)
      wanted.set(targets[column], numbers)
    }
  const asked = [...wanted].map(([kind, numbers]) => ({ kind, numbers: [...numbers] })).filter(({ numbers }) => numbers.length > 0)
  const found = new Map<string, { name: string; gone: boolean }>()
  if (asked.length > 0) {
    const parts = asked.map(
      ({ kind, numbers }) =>
        sql`select ${kind}::text as kind, t.id, t.name from (${tables[kind]}) t where t.id = any(${sql.param(numbers)}::bigint[])`,
    )
    const { rows: live } = await tx.execute<{ kind: Kind; id: string; name: string }>(sql.join(parts, sql` union all `))
    for (const { kind, id, name } of live) found.set(`${kind} ${id}`, { name, gone: false })
    const missing = asked.flatMap(({ kind, numbers }) =>
      numbers.filter((number) => !found.has(`${kind} ${number}`)).map((number) => ({ kind, number: String(number) })),
    )
    if (missing.length > 0) {
      const { rows: past } = await tx.execute<{ kind: Kind; id: string; name: string }>(sql`
        select m.kind, m.number as id, last.name
        from jsonb_to_recordset(${JSON.stringify(missing)}::jsonb) as m(kind text, number text)
        cross join lateral (
          select coalesce(i.image->>'login_name', i.image->>'client_id',
            nullif(concat_ws(' ', i.image->>'code', i.image->>'number', i.image->>'name', i.image->>'last_name'), '')) as name
          from (select r.id, coalesce(r.after, r.before) as image from history_records r where r.thing = m.kind and r.thing_id = m.number) i
          where i.image is not null order by i.id desc limit 1
        ) last where last.name is not null`)
      for (const { kind, id, name } of past) found.set(`${kind} ${id}`, { name, gone: true })
    }
  }
  return (column, value) =>
    isPointer(column)
      ? numbersIn(value).map((number) => ({ number, ...(found.get(`${targets[column]} ${number}`) ?? { name: null, gone: true }) }))
      : null
}
