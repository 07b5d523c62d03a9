import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { fold } from '@/lib/kernel/fold'
import { FIELDS, type Fields, type Settings, type User, type World } from '../oracle/world'

/** The columns of `users` in the order of `FIELDS`. */
export const USER_COLUMNS = [
  'last_name',
  'prefixes',
  'initials',
  'first_name',
  'gender',
  'email',
  'email2',
  'phone',
  'phone2',
  'personnel_number',
]
/** In an order in which rows can go; for a few rows DELETE is much quicker than TRUNCATE. */
const TABLES = [
  ...['import_progress', 'import_remarks', 'import_plan_grants', 'import_plan_users', 'import_plan_rows', 'import_edits', 'import_rows'],
  ...['import_runs', 'customer_account_employer_groups', 'customer_account_employers', 'customer_account_groups', 'customer_accounts'],
  ...[
    'sessions',
    'user_credentials',
    'group_employers',
    'api_clients',
    'external_applications',
    'grants',
    'users',
    'roles',
    'user_groups',
    'employees',
    'departments',
  ],
  ...['employer_group_members', 'employer_groups', 'employers'],
]

/** Inserts rows given as plain records; the columns are those of `shape`, as in a column definition list. */
async function insert(table: string, shape: string, rows: object[]): Promise<void> {
  if (!rows.length) return
  const names = shape.split(', ').map((column) => column.split(' ')[0])
  await db().execute(sql`
    insert into ${sql.raw(`${table} (${names.join(', ')})`)}
    select ${sql.raw(names.join(', '))} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (${sql.raw(shape)})`)
}

/** Ids are places in the lists of the world, counted from 1. */
const placer =
  <T>(list: T[], same: (one: T, key: string) => boolean) =>
  (key: string | null) =>
    key === null ? null : list.findIndex((one) => same(one, key)) + 1 || null

/** Days that a date of the world must move so that its today is the real one, in Dutch time. */
function shifted(world: World, date: string | null): string | null {
  if (date === null) return null
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format(new Date())
  return new Date(Date.parse(date) + Date.parse(today) - Date.parse(world.today)).toISOString().slice(0, 10)
}

/** Fills an empty database with this world and this account, in a handful of statements. */
export async function loadWorld(world: World, settings: Settings): Promise<void> {
  await db().execute(sql.raw(TABLES.map((table) => `delete from ${table}`).join(';')))
  const groupId = placer(world.groups, (name, key) => fold(name) === fold(key))
  const employerId = placer(world.employers, (one, code) => one.code === code)
  const departmentId = (employer: string, code: string) =>
    world.departments.findIndex((one) => one.employer === employer && one.code === code) + 1
  const employeeId = (employer: string, number: string) =>
    world.employees.findIndex((one) => one.employer === employer && one.number === number) + 1
  const ended = (one: { ended?: boolean }) => (one.ended ? '2020-01-01' : null)
  await insert(
    'user_groups',
    'id bigint, name text, name_key text',
    world.groups.map((name, i) => ({ id: i + 1, name, name_key: fold(name) })),
  )
  await insert(
    'roles',
    'id bigint, name text, name_key text, is_default boolean',
    world.roles.map((role, i) => ({ id: i + 1, name: role.name, name_key: fold(role.name), is_default: role.isDefault })),
  )
  await insert(
    'employer_groups',
    'id bigint, name text, name_key text',
    world.employerGroups.map((name, i) => ({ id: i + 1, name, name_key: fold(name) })),
  )
  await insert(
    'employers',
    'id bigint, code text, name text, ended_at timestamptz',
    world.employers.map((one, i) => ({ id: i + 1, code: one.code, name: one.code, ended_at: ended(one) })),
  )
  await insert(
    'employer_group_members',
    'employer_group_id bigint, employer_id bigint',
    world.employers.flatMap((one, i) =>
      one.groups.map((name) => ({ employer_group_id: world.employerGroups.indexOf(name) + 1, employer_id: i + 1 })),
    ),
  )
  await insert(
    'departments',
    'id bigint, employer_id bigint, code text, name text, parent_id bigint, ended_at timestamptz',
    world.departments.map((one, i) => ({
      id: i + 1,
      employer_id: employerId(one.employer),
      code: one.code,
      name: one.code,
      parent_id: one.parent === null ? null : departmentId(one.employer, one.parent),
      ended_at: ended(one),
    })),
  )
  await insert(
    'employees',
    'id bigint, employer_id bigint, number text, department_id bigint, last_name text, prefixes text, initials text, first_name text, gender text, work_email text, work_phone text, ended_at timestamptz',
    world.employees.map((one, i) => ({
      id: i + 1,
      employer_id: employerId(one.employer),
      number: one.number,
      department_id: one.department === null ? null : departmentId(one.employer, one.department),
      last_name: one.fields.achternaam,
      prefixes: one.fields.tussenvoegsels,
      initials: one.fields.voorletters,
      first_name: one.fields.roepnaam,
      gender: one.fields.geslacht,
      work_email: one.fields.email,
      work_phone: one.fields.telefoonnummer,
      ended_at: ended(one),
    })),
  )
  await loadUsers(world)
  await insert(
    'grants',
    'user_id bigint, employer_id bigint, department_id bigint, employee_id bigint, depth integer',
    world.users.flatMap((user, i) =>
      user.grants.map((one) => ({
        user_id: i + 1,
        employer_id: one.element === 'werkgever' ? employerId(one.werkgevercode) : null,
        department_id: one.afdelingCode === null ? null : departmentId(one.werkgevercode, one.afdelingCode),
        employee_id: one.personeelsnummer === null ? null : employeeId(one.werkgevercode, one.personeelsnummer),
        depth: one.autorisatieNiveau,
      })),
    ),
  )
  await loadAccounts(world, settings, { groupId, employerId })
}

async function loadUsers(world: World): Promise<void> {
  const key = (text: string | null) => (text === null ? null : fold(text))
  const groupId = placer(world.groups, (name, wanted) => fold(name) === fold(wanted))
  const roleId = placer(world.roles, (role, wanted) => fold(role.name) === fold(wanted))
  await insert(
    'users',
    `id bigint, code text, code_key text, login_name text, login_key text, level text, group_id bigint, role_id bigint, status text, valid_from date, valid_until date, net_id text, net_key text, sso_domain text, sso_key text, ${USER_COLUMNS.map((name) => `${name} text`).join(', ')}`,
    world.users.map((user, i) => ({
      id: i + 1,
      code: user.code,
      code_key: key(user.code),
      login_name: user.login,
      login_key: fold(user.login),
      level: user.level,
      group_id: groupId(user.group),
      role_id: roleId(user.role),
      status: user.status,
      valid_from: null,
      valid_until: shifted(world, user.validUntil),
      net_id: user.netId,
      net_key: key(user.netId),
      sso_domain: user.ssoDomain,
      sso_key: key(user.ssoDomain),
      ...Object.fromEntries(FIELDS.map((field, place) => [USER_COLUMNS[place], user.fields[field]])),
    })),
  )
  // As an identity that has been used: the next id is one that no user has.
  await db().execute(sql`select setval(pg_get_serial_sequence('users', 'id'), ${world.users.length + 1}, false)`)
  await db().execute(sql`insert into external_applications (id, name, name_key) values (1, 'Toepassing', 'toepassing')`)
  await insert(
    'api_clients',
    'client_id text, application_id bigint, user_id bigint, scopes text[], suspended_at timestamptz, revoked_at timestamptz',
    world.users.flatMap((user, i) => {
      if (user.apiClient === null) return []
      const closed = (state: User['apiClient']) => (user.apiClient === state ? '2024-01-01' : null)
      const client = { client_id: `c${i}`, application_id: 1, user_id: i + 1, scopes: [] }
      return [{ ...client, suspended_at: closed('suspended'), revoked_at: closed('revoked') }]
    }),
  )
}

type Ids = { groupId: (name: string) => number | null; employerId: (code: string) => number | null }

async function loadAccounts(world: World, settings: Settings, { groupId, employerId }: Ids): Promise<void> {
  const { safeguards, scope } = settings
  const other = {
    template: 'standaard',
    element: 'afdeling',
    identification: 'groep-en-code',
    login_name: 'account',
    contact: 'delivered',
    scope: 'all',
  }
  await insert(
    'customer_accounts',
    'id bigint, code text, code_key text, name text, template text, element text, identification text, login_name text, prefix text, sso_domain text, contact text, mapping jsonb, scope text, max_deactivated text, max_moved text, max_losses text, max_error_rows text',
    [
      {
        id: 1,
        code: settings.code,
        code_key: fold(settings.code),
        name: settings.name,
        template: settings.template,
        element: settings.element,
        identification: settings.identification,
        login_name: settings.loginName,
        prefix: settings.prefix,
        sso_domain: settings.ssoDomain,
        contact: settings.contact,
        mapping: settings.mapping,
        scope: scope.kind,
        max_deactivated: safeguards.maxDeactivated,
        max_moved: safeguards.maxMoved,
        max_losses: safeguards.maxLosses,
        max_error_rows: safeguards.maxErrorRows,
      },
      ...world.otherAccounts.map(({ code }, i) => ({ ...other, id: i + 2, code, code_key: fold(code), name: code })),
    ],
  )
  const accounts = [settings, ...world.otherAccounts]
  await insert(
    'customer_account_groups',
    'account_id bigint, group_id bigint',
    accounts.flatMap(({ groups }, i) => groups.map((name) => ({ account_id: i + 1, group_id: groupId(name) }))),
  )
  if (scope.kind === 'employers')
    await insert(
      'customer_account_employers',
      'account_id bigint, employer_id bigint',
      scope.codes.map((code) => ({ account_id: 1, employer_id: employerId(code) })),
    )
  const employerGroupId = placer(world.employerGroups, (name, wanted) => fold(name) === fold(wanted))
  if (scope.kind === 'groups')
    await insert(
      'customer_account_employer_groups',
      'account_id bigint, employer_group_id bigint',
      scope.names.map((name) => ({ account_id: 1, employer_group_id: employerGroupId(name) })),
    )
}

/** A user as far as an import can change it, in the words of the world; validity stands apart because its dates were moved. */
export type ReadUser = Omit<User, 'validFrom' | 'validUntil' | 'apiClient'>

/** The users as they are in the database now, by login name. */
export async function readUsers(): Promise<ReadUser[]> {
  const fields: SQL = sql.raw(FIELDS.map((field, place) => `'${field}', u.${USER_COLUMNS[place]}`).join(', '))
  const { rows } = await db().execute<ReadUser & { fields: Fields }>(sql`
    select u.login_name as login, u.code, u.level, u.status, ug.name as "group", ro.name as role, u.net_id as "netId", u.sso_domain as "ssoDomain",
      jsonb_build_object(${fields}) as fields,
      coalesce((select jsonb_agg(jsonb_build_object(
          'element', case when g.employer_id is not null then 'werkgever' when g.department_id is not null then 'afdeling' else 'werknemer' end,
          'werkgevercode', e.code, 'afdelingCode', d.code, 'autorisatieNiveau', g.depth, 'personeelsnummer', w.number)
        order by e.code, d.code, w.number)
        from grants g left join departments d on d.id = g.department_id left join employees w on w.id = g.employee_id
        join employers e on e.id = coalesce(g.employer_id, d.employer_id, w.employer_id) where g.user_id = u.id), '[]') as grants
    from users u left join user_groups ug on ug.id = u.group_id left join roles ro on ro.id = u.role_id
    order by u.id`)
  return rows
}
