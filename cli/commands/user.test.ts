import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { departments, employees, employerGroupMembers, employerGroups, employers, grants, users } from '@/db/schema'
import { ensureDefaultRole } from '@/lib/users/commands/ensure-default-role'
import { type CommandIo, WrongUse } from '../io'
import * as group from './group'
import * as role from './role'
import * as user from './user'

/** Runs a command with --json: its exit code and its one document. */
async function run(command: { run(argv: string[], io: CommandIo): Promise<number> }, ...argv: string[]) {
  const documents: unknown[] = []
  const io: CommandIo = {
    out: () => undefined,
    err: () => undefined,
    json: (value) => void documents.push(value),
    ctx: { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' },
    wantsJson: true,
    path: (name) => name,
  }
  const code = await command.run(argv, io)
  expect(documents).toHaveLength(1)
  return { code, json: documents[0] as Record<string, unknown> }
}

beforeEach(async () => {
  await db().execute(sql`truncate users, user_groups, employers, employer_groups restart identity cascade`)
  await ensureDefaultRole()
  await run(user, 'create', '--login', 'chef', '--level', 'system')
})

test('user create, show, deactivate, reset-password as interface.md says', async () => {
  await run(group, 'create', 'HR')
  const made = await run(
    user,
    'create',
    '--login',
    'Jan',
    '--level',
    'user',
    '--group',
    'hr',
    '--code',
    'J1',
    '--last-name',
    'Jansen',
    '--email',
    'j@x.nl',
  )
  expect(made.code).toBe(0)
  expect(made.json.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/wachtwoord\/[\w-]{43}$/)
  const { code, json } = await run(user, 'show', 'JAN')
  expect(code).toBe(0)
  expect(json).toEqual({
    login: 'Jan',
    code: 'J1',
    level: 'user',
    group: 'HR',
    role: 'Rol wordt beheerd in klassiek beheer',
    netId: null,
    fields: {
      achternaam: 'Jansen',
      tussenvoegsels: null,
      voorletters: null,
      roepnaam: null,
      geslacht: null,
      email: 'j@x.nl',
      email2: null,
      telefoonnummer: null,
      telefoonnummer2: null,
      personeelsnummer: null,
    },
    status: 'active',
    grants: [],
  })
  expect((await run(user, 'show', '--group', 'HR', '--code', 'j1')).json).toEqual(json)
  expect((await run(user, 'reset-password', 'jan')).json.link).not.toBe(made.json.link)
  expect((await run(user, 'deactivate', '--group', 'hr', '--code', 'J1')).code).toBe(0)
  expect((await run(user, 'show', 'jan')).json.status).toBe('deactivated')
  expect((await run(user, 'reset-password', 'jan')).code).toBe(4)
  expect((await run(user, 'reactivate', 'jan')).code).toBe(0)
  expect((await run(user, 'deactivate', 'chef')).json).toEqual({ problems: [{ code: 'last-system-user' }] })
})

test('grants are shown by element', async () => {
  const [employer] = await db().insert(employers).values({ code: '0012', name: 'W' }).returning()
  const employerId = employer!.id
  const [department] = await db().insert(departments).values({ employerId, code: '10', name: 'A' }).returning()
  const [employee] = await db().insert(employees).values({ employerId, number: '007' }).returning()
  await run(user, 'create', '--login', 'jan', '--level', 'user')
  const [row] = await db().select({ id: users.id }).from(users).where(sql`login_key = 'jan'`)
  const userId = row!.id
  await db()
    .insert(grants)
    .values([
      { userId, employerId },
      { userId, departmentId: department!.id, depth: 2 },
      { userId, employeeId: employee!.id },
    ])
  const none = { afdelingCode: null, autorisatieNiveau: null, personeelsnummer: null }
  const { json } = await run(user, 'show', 'jan')
  expect(json.grants).toHaveLength(3)
  expect(json.grants).toEqual(
    expect.arrayContaining([
      { ...none, element: 'werkgever', werkgevercode: '0012' },
      { ...none, element: 'afdeling', werkgevercode: '0012', afdelingCode: '10', autorisatieNiveau: 2 },
      { ...none, element: 'werknemer', werkgevercode: '0012', personeelsnummer: '007' },
    ]),
  )
})

test('group employers --set takes codes and employer groups; show names members and codes', async () => {
  const rows = await db()
    .insert(employers)
    .values(['0001', '0002', '0003'].map((code) => ({ code, name: code })))
    .returning()
  const [core] = await db().insert(employerGroups).values({ name: 'Kern', nameKey: 'kern' }).returning()
  await db().insert(employerGroupMembers).values({ employerGroupId: core!.id, employerId: rows[2]!.id })
  await run(group, 'create', 'HR')
  await run(user, 'create', '--login', 'lid', '--level', 'user', '--group', 'HR')
  expect(await run(group, 'employers', 'hr', '--set', ' 0001 ,groep:kern')).toMatchObject({ code: 0, json: { added: 2, removed: 0 } })
  expect((await run(group, 'show', 'HR')).json).toEqual({
    name: 'HR',
    description: null,
    members: ['lid'],
    employers: ['0001', '0003'],
    authorised: ['0001', 'groep:Kern'],
  })
  expect((await run(group, 'employers', 'hr', '--set', '')).json).toMatchObject({ added: 0, removed: 2 })
})

describe('exit codes', () => {
  test('4 for what does not exist and for what is taken', async () => {
    await run(group, 'create', 'HR')
    await run(role, 'create', 'Salaris')
    expect((await run(user, 'show', 'niemand')).code).toBe(4)
    expect((await run(user, 'deactivate', 'niemand')).code).toBe(4)
    expect((await run(user, 'show', '--group', 'HR', '--code', 'x')).code).toBe(4)
    expect((await run(user, 'create', '--login', 'x', '--level', 'user', '--group', 'Niets')).code).toBe(4)
    expect((await run(user, 'create', '--login', 'CHEF', '--level', 'user')).code).toBe(4)
    expect((await run(group, 'create', 'hr')).code).toBe(4)
    expect((await run(group, 'show', 'Niets')).code).toBe(4)
    expect((await run(group, 'employers', 'Niets', '--set', '')).code).toBe(4)
    expect((await run(group, 'employers', 'HR', '--set', '0001')).code).toBe(4)
    expect((await run(role, 'create', 'SALARIS')).code).toBe(4)
  })

  test('2 for wrong use', async () => {
    expect((await run(user, 'create', '--login', 'x'.repeat(33), '--level', 'user')).code).toBe(2)
    expect((await run(user, 'create', '--login', 'x', '--level', 'user', '--email', 'geen adres')).code).toBe(2)
    for (const argv of [
      [],
      ['create'],
      ['create', '--login', 'x'],
      ['create', '--login', 'x', '--level', 'root'],
      ['show'],
      ['show', 'a', 'b'],
      ['show', 'a', '--code', 'b'],
      ['verwijder', 'a'],
    ])
      await expect(run(user, ...argv), argv.join(' ')).rejects.toThrow(WrongUse)
    for (const argv of [[], ['create'], ['employers', 'HR'], ['show', 'HR', '--set', 'x']])
      await expect(run(group, ...argv), argv.join(' ')).rejects.toThrow(WrongUse)
    await expect(run(role, 'show', 'x')).rejects.toThrow(WrongUse)
    await expect(run(user, 'show', '--onbekend')).rejects.toThrow()
  })
})
