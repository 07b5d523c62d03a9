import { type SQL, sql } from 'drizzle-orm'
import { fold } from '@/lib/kernel/fold'
import type { ImportCase } from '../oracle/arbitrary'
import type { Draw } from '../oracle/arbitrary/draw'
import { CODES, NET_IDS, NUMBERS } from '../oracle/arbitrary/world'
import { FIELDS, sameGrant, type User, type World } from '../oracle/world'
import { USER_COLUMNS } from './database'

/** What an edit is about, in the words of I19. */
export type Thing =
  | { kind: 'account' | 'nothing' }
  | { kind: 'user'; before: User | null; after: User }
  | { kind: 'employer'; code: string; group?: string }
  | { kind: 'department'; employer: string; code: string }
  | { kind: 'employee'; employer: string; number: string }
  | { kind: 'role' | 'group'; name: string }

/** A change by hand: what it does to a world, whatever happened to it meanwhile; the same in SQL; and what it is about. */
export type Edit = { what: string; about: Thing; on: (world: World) => World; sql: SQL }

/** Ids of what is made by hand stay clear of those of the world and of those that plans reserve. */
const NEW = 1_000_000

const key = (text: string | null) => (text === null ? null : fold(text))

/** The user at this place with other values, and the statement that says so. */
function changed(world: World, place: number, what: string, patch: (user: User) => User, assignments: SQL): Edit {
  const before = world.users[place]!
  return {
    what: `${what} of ${before.login}`,
    about: { kind: 'user', before, after: patch(before) },
    on: (now) => ({ ...now, users: now.users.map((user) => (user.login === before.login ? patch(user) : user)) }),
    sql: sql`update users set ${assignments}, version = version + 1, changed_at = now() where id = ${place + 1}`,
  }
}
const set = (values: Partial<User>) => (user: User) => ({ ...user, ...values })

type Kind = (d: Draw, given: ImportCase) => Edit | null

const onUser =
  (make: (d: Draw, world: World, place: number) => Edit | null): Kind =>
  (d, { world }) =>
    make(d, world, d.below(world.users.length))

const userKinds: Kind[] = [
  onUser((d, world, place) => {
    const field = d.pick(FIELDS)
    const value = field === 'geslacht' ? d.pick(['M', 'V', 'X']) : `met de hand ${d.below(3)}`
    const patch = (user: User) => ({ ...user, fields: { ...user.fields, [field]: value } })
    return changed(world, place, field, patch, sql`${sql.identifier(USER_COLUMNS[FIELDS.indexOf(field)]!)} = ${value}`)
  }),
  onUser((_d, world, place) => {
    const status = world.users[place]!.status === 'active' ? ('deactivated' as const) : ('active' as const)
    return changed(world, place, 'status', set({ status }), sql`status = ${status}`)
  }),
  onUser((d, world, place) => {
    const group = d.pick([null, ...world.groups])
    return changed(world, place, 'group', set({ group }), sql`group_id = ${group === null ? null : world.groups.indexOf(group) + 1}`)
  }),
  onUser((d, world, place) => {
    const role = d.pick(world.roles)
    return changed(world, place, 'role', set({ role: role.name }), sql`role_id = ${world.roles.indexOf(role) + 1}`)
  }),
  onUser((d, world, place) => {
    if (world.users[place]!.apiClient) return null
    const level = d.pick(['admin', 'user', 'system'] as const)
    return changed(world, place, 'level', set({ level }), sql`level = ${level}`)
  }),
  onUser((d, world, place) => {
    const netId = d.pick([null, 'met-de-hand', ...NET_IDS])
    return changed(world, place, 'NetId', set({ netId }), sql`net_id = ${netId}, net_key = ${key(netId)}`)
  }),
  onUser((d, world, place) => {
    const code = d.pick(['met-de-hand', 'nieuw0', 'nieuw1', ...CODES])
    return changed(world, place, 'code', set({ code }), sql`code = ${code}, code_key = ${key(code)}`)
  }),
  onUser((_d, world, place) => {
    const user = world.users[place]!
    if (user.level !== 'user' || user.apiClient) return null
    const edit = changed(world, place, 'API client', set({ apiClient: 'open' }), sql`code = code`)
    return {
      ...edit,
      sql: sql`insert into api_clients (client_id, application_id, user_id, scopes) values ('by-hand', 1, ${place + 1}, '{}')`,
    }
  }),
  onUser((_d, world, place) => {
    if (!world.users[place]!.apiClient) return null
    const edit = changed(world, place, 'API client', set({ apiClient: 'revoked' }), sql`code = code`)
    return { ...edit, sql: sql`update api_clients set revoked_at = now() where user_id = ${place + 1} and revoked_at is null` }
  }),
  onUser((_d, world, place) => {
    const user = world.users[place]!
    const last = user.grants.at(-1)
    if (!last) return null
    const without = (now: User) => ({ ...now, grants: now.grants.filter((grant) => !sameGrant(grant, last)) })
    const edit = changed(world, place, 'a grant', without, sql`code = code`)
    return {
      ...edit,
      sql: sql`
        delete from grants g using employers e, (select 1) one left join departments d on d.code = ${last.afdelingCode}
          left join employees w on w.number = ${last.personeelsnummer}
        where g.user_id = ${place + 1} and e.code = ${last.werkgevercode} and g.depth is not distinct from ${last.autorisatieNiveau}::int and (
          (${last.element} = 'werkgever' and g.employer_id = e.id) or (${last.element} = 'afdeling' and g.department_id = d.id and d.employer_id = e.id)
          or (${last.element} = 'werknemer' and g.employee_id = w.id and w.employer_id = e.id))`,
    }
  }),
  onUser((d, world, place) => {
    const user = world.users[place]!
    const free = world.employers.filter(({ code }) => !user.grants.some((one) => one.element === 'werkgever' && one.werkgevercode === code))
    if (free.length === 0) return null
    const { code } = d.pick(free)
    const grant = {
      element: 'werkgever' as const,
      werkgevercode: code,
      afdelingCode: null,
      autorisatieNiveau: null,
      personeelsnummer: null,
    }
    const edit = changed(world, place, 'a grant', (now) => ({ ...now, grants: [...now.grants, grant] }), sql`code = code`)
    return { ...edit, sql: sql`insert into grants (user_id, employer_id) select ${place + 1}, id from employers where code = ${code}` }
  }),
  // A new user: elsewhere, in a group, or with a code or login name that the file may need.
  (d, { world, settings }) => {
    const login = d.pick(['met-de-hand', 'met-de-hand', `${settings.name.split(' ')[0]}.Berg`, 'nieuw1', 'nieuw2'])
    const code = d.pick([null, 'met-de-hand', 'nieuw1', ...CODES])
    const group = d.pick([null, null, ...world.groups])
    if (world.users.some((user) => key(user.login) === key(login) || (code && user.group === group && key(user.code) === key(code))))
      return null
    const fields = { ...world.users[0]!.fields, ...Object.fromEntries(FIELDS.map((field) => [field, null])) }
    const plain = { level: 'user', status: 'active', role: null, netId: null, ssoDomain: null, validFrom: null, validUntil: null } as const
    const after: User = { login, code, group, ...plain, fields, grants: [], apiClient: null }
    return {
      what: `new user ${login} with code ${code} in ${group}`,
      about: { kind: 'user', before: null, after },
      on: (now) => ({ ...now, users: [...now.users, after] }),
      sql: sql`insert into users (id, login_name, login_key, level, code, code_key, group_id) values (${NEW}, ${login}, ${key(login)}, 'user', ${code}, ${key(code)},
        ${group === null ? null : world.groups.indexOf(group) + 1})`,
    }
  },
]

const ended = (one: { ended?: boolean }) => sql`ended_at = ${one.ended ? null : '2020-01-01'}`
const at = <T>(list: readonly T[], place: number, value: Partial<T>): T[] =>
  list.map((one, i) => (i === place ? { ...one, ...value } : one))

const organisationKinds: Kind[] = [
  (d, { world }) => {
    const place = d.below(world.employers.length)
    const one = world.employers[place]!
    return {
      what: `end of employer ${one.code}`,
      about: { kind: 'employer', code: one.code },
      on: (now) => ({ ...now, employers: at(now.employers, place, { ended: !one.ended }) }),
      sql: sql`update employers set ${ended(one)} where id = ${place + 1}`,
    }
  },
  (d, { world }) => {
    const place = d.below(world.employers.length)
    const { code, groups } = world.employers[place]!
    const group = d.pick(world.employerGroups)
    const member = groups.includes(group)
    const ids = [world.employerGroups.indexOf(group) + 1, place + 1]
    return {
      what: `employer ${code} in employer group ${group}`,
      about: { kind: 'employer', code, group },
      on: (now) => ({
        ...now,
        employers: at(now.employers, place, { groups: member ? groups.filter((name) => name !== group) : [...groups, group] }),
      }),
      sql: member
        ? sql`delete from employer_group_members where employer_group_id = ${ids[0]} and employer_id = ${ids[1]}`
        : sql`insert into employer_group_members (employer_group_id, employer_id) values (${ids[0]}, ${ids[1]})`,
    }
  },
  (d, { world }) => {
    if (world.departments.length === 0) return null
    const place = d.below(world.departments.length)
    const one = world.departments[place]!
    return {
      what: `end of department ${one.employer}/${one.code}`,
      about: { kind: 'department', employer: one.employer, code: one.code },
      on: (now) => ({ ...now, departments: at(now.departments, place, { ended: !one.ended }) }),
      sql: sql`update departments set ${ended(one)} where id = ${place + 1}`,
    }
  },
  (d, { world }) => {
    const [employer, code] = [d.pick(world.employers).code, d.pick(['weg', '20', 'A1', 'met-de-hand'])]
    if (world.departments.some((one) => one.employer === employer && one.code === code)) return null
    return {
      what: `new department ${employer}/${code}`,
      about: { kind: 'department', employer, code },
      on: (now) => ({ ...now, departments: [...now.departments, { employer, code, parent: null }] }),
      sql: sql`insert into departments (id, employer_id, code, name) select ${NEW}, id, ${code}, ${code} from employers where code = ${employer}`,
    }
  },
  (d, { world }) => {
    if (world.employees.length === 0) return null
    const place = d.below(world.employees.length)
    const { employer, number, fields, ...one } = world.employees[place]!
    const leaves = d.chance(30)
    return {
      what: `${leaves ? 'end' : 'last name'} of employee ${employer}#${number}`,
      about: { kind: 'employee', employer, number },
      on: (now) => ({
        ...now,
        employees: at(now.employees, place, leaves ? { ended: !one.ended } : { fields: { ...fields, achternaam: 'Met de hand' } }),
      }),
      sql: sql`update employees set ${leaves ? ended(one) : sql`last_name = 'Met de hand'`} where id = ${place + 1}`,
    }
  },
  (d, { world }) => {
    const [employer, number] = [d.pick(world.employers).code, d.pick(NUMBERS)]
    if (world.employees.some((one) => one.employer === employer && one.number === number)) return null
    const fields = { tussenvoegsels: null, voorletters: null, roepnaam: null, geslacht: null, email: null, telefoonnummer: null }
    return {
      what: `new employee ${employer}#${number}`,
      about: { kind: 'employee', employer, number },
      on: (now) => ({
        ...now,
        employees: [...now.employees, { employer, number, department: null, fields: { ...fields, achternaam: 'Nieuw' } }],
      }),
      sql: sql`insert into employees (id, employer_id, number, last_name) select ${NEW}, id, ${number}, 'Nieuw' from employers where code = ${employer}`,
    }
  },
  (d) => {
    const name = d.pick(['geen', 'Systeem', 'Met de hand'])
    return {
      what: `new role ${name}`,
      about: { kind: 'role', name },
      on: (now) => ({ ...now, roles: [...now.roles, { name, isDefault: false }] }),
      sql: sql`insert into roles (id, name, name_key) values (${NEW}, ${name}, ${key(name)})`,
    }
  },
  (d) => {
    const name = d.pick(['Niets', 'Managers', 'P&O', 'Met de hand'])
    return {
      what: `new group ${name}`,
      about: { kind: 'group', name },
      on: (now) => ({ ...now, groups: [...now.groups, name] }),
      sql: sql`insert into user_groups (id, name, name_key) values (${NEW}, ${name}, ${key(name)})`,
    }
  },
]

/** Settings of the account are no part of the world; that something happened is told by another world. */
const about =
  (kind: 'account' | 'nothing') =>
  (what: string, statement: SQL): Kind =>
  () => ({ what, about: { kind }, on: (world) => (kind === 'account' ? { ...world } : world), sql: statement })
const elsewhere = about('nothing')
const account = about('account')

const otherKinds: Kind[] = [
  account(
    'contact policy',
    sql`update customer_accounts set contact = case contact when 'never' then 'always' else 'never' end where id = 1`,
  ),
  account('a safeguard', sql`update customer_accounts set max_losses = '17' where id = 1`),
  account('recipients', sql`update customer_accounts set recipients = '{a@b.nl}' where id = 1`),
  account('SSO domain', sql`update customer_accounts set sso_domain = 'met-de-hand' where id = 1`),
  account(
    'groups',
    sql`delete from customer_account_groups where account_id = 1 and group_id = (select min(group_id) from customer_account_groups where account_id = 1)`,
  ),
  elsewhere(
    'a sign-in',
    sql`insert into sessions (id_hash, user_id, ends_at) select 'by-hand' || id, id, now() + interval '1 hour' from users`,
  ),
  elsewhere('a password', sql`insert into user_credentials (user_id, password_hash) select id, 'x' from users`),
  elsewhere(
    'what groups are authorised for',
    sql`insert into group_employers (group_id, employer_id) select g.id, e.id from user_groups g, employers e`,
  ),
  elsewhere(
    'another account',
    sql`insert into customer_accounts (id, code, code_key, name) values (${NEW}, 'met-de-hand', 'met-de-hand', 'x')`,
  ),
  elsewhere('a new employer', sql`insert into employers (id, code, name) values (${NEW}, 'met-de-hand', 'x')`),
  elsewhere('the name of an employer group', sql`update employer_groups set name = name || ' met de hand'`),
]

/** One change by hand, of any kind; about half of them are about users. */
export function drawEdit(d: Draw, given: ImportCase): Edit {
  for (;;) {
    const kinds = d.pick([userKinds, userKinds, organisationKinds, otherKinds])
    const edit = d.pick(kinds)(d, given)
    if (edit && !changesNothing(edit.about) && allowed(edit.on(given.world))) return edit
  }
}

const changesNothing = (about: Thing) => about.kind === 'user' && JSON.stringify(about.before) === JSON.stringify(about.after)

/** What the database itself refuses: codes are unique within the group, NetIds within the domain. */
function allowed({ users }: World): boolean {
  const codes = users.filter((user) => user.code !== null).map((user) => JSON.stringify([user.group, key(user.code)]))
  const netIds = users.filter((user) => user.netId !== null).map((user) => JSON.stringify([key(user.netId), key(user.ssoDomain ?? '')]))
  return new Set(codes).size === codes.length && new Set(netIds).size === netIds.length
}
