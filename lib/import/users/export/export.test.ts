import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { type Context, programContext } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { type SheetFormat, sheetFormats, writeSheet } from '@/lib/kernel/sheet'
import { ensureDefaultRole } from '@/lib/users/commands/ensure-default-role'
import { setAccount } from '../../accounts/commands'
import { loadDemo } from '../../demo/commands'
import type { Element } from '../../map/row'
import { readAll, readFile } from '../../read/read-file'
import { commitRun } from '../../runs/commands/commit'
import { deliver } from '../../runs/commands/deliver'
import { planRun } from '../../runs/commands/plan'
import { getRun, listRemarks } from '../../runs/queries'
import { exportUsers } from './export'
import { templateSheet } from './template'

const ctx: Context = { ...programContext, actor: { kind: 'command-line', name: 'test' }, means: 'command-line' }
const folder = mkdtempSync(join(tmpdir(), 'export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (query: string) =>
  db()
    .execute(sql.raw(query))
    .then(({ rows }) => rows)
const path = (format: string) => join(folder, `users.${format}`)

async function exported(format: SheetFormat, wish: { account?: string; element?: Element; all?: boolean } = {}) {
  const done = await exportUsers(ctx, { account: 'demo', format, ...wish }, (bytes) => pipeline(bytes, createWriteStream(path(format))))
  if (!done.ok) throw new Error(JSON.stringify(done.problems))
  return done.report
}

/** Plans the import of a file; answers its counts and the codes of its remarks. */
async function planned(file: string, wish: { account?: string; element?: Element } = {}, commit = false) {
  const overrides = wish.element ? { element: wish.element } : {}
  const delivered = await deliver(ctx, { account: wish.account ?? 'demo', path: file, fileName: 'users', overrides })
  if (!delivered.ok) throw new Error(JSON.stringify(delivered.problems))
  await delivered.work
  const plan = await planRun(ctx, { run: delivered.run, overrides })
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems))
  await plan.work
  if (commit) await commitRun(ctx, { run: delivered.run, skipErrors: false, confirm: {} })
  const { counts } = await getRun(ctx, delivered.run)
  const { items } = await listRemarks(ctx, delivered.run, { limit: 50 })
  return {
    users: counts?.users,
    grants: counts?.grants,
    rows: counts?.rows,
    remarks: items.map((remark) => `${remark.row} ${remark.code}`),
  }
}

const nobody = { create: 0, update: 0, move: 0, reactivate: 0, deactivate: 0, protected: 0, error: 0 }

beforeAll(async () => {
  await ensureDefaultRole()
  await loadDemo(ctx)
  const first = await planned('db/demo/gebruikers.csv', {}, true)
  expect(first.users).toMatchObject({ ...nobody, create: expect.any(Number) })
}, 120_000)

describe('I26 importing the export unchanged gives 0 changes', () => {
  it.each(sheetFormats)('of every user of the demo, as .%s', async (format) => {
    const report = await exported(format)
    expect(report).toMatchObject({ account: 'demo', element: 'afdeling', notExportable: [] })
    const plan = await planned(path(format))
    expect(plan.users).toEqual({ ...nobody, unchanged: report.users })
    expect(plan.grants).toEqual({ add: 0, remove: 0, keep: report.rows })
    expect(plan.remarks).toEqual([])
  })

  it('has the columns of the element; login name and NetId only with --all', async () => {
    const headerOf = async (wish: Parameters<typeof exported>[1]) => {
      await exported('csv', wish)
      return (await readAll(await readFile(path('csv')))).facts.header
    }
    const personal = [
      'Achternaam',
      'Tussenvoegsels',
      'Voorletters',
      'Roepnaam',
      'Geslacht',
      'Email',
      'Email2',
      'Telefoonnummer',
      'Telefoonnummer2',
    ]
    const user = ['GebruikersGroep', 'Rol', 'Code', 'Personeelsnummer', ...personal].map((name) => `Gebruiker_${name}`)
    expect(await headerOf({})).toEqual(['Werkgevercode', 'AfdelingCode', 'AutorisatieNiveau', ...user])
    expect(await headerOf({ element: 'werkgever' })).toEqual(['Werkgevercode', ...user])
    expect(await headerOf({ element: 'werknemer' })).toEqual(['Werkgevercode', 'Werknemer_Personeelsnummer', ...user])
    expect(await headerOf({ all: true })).toEqual([
      ...['Werkgevercode', 'AfdelingCode', 'AutorisatieNiveau', 'Gebruiker_GebruikersGroep', 'Gebruiker_Rol', 'Gebruiker_Code'],
      ...['Gebruiker_NetId', 'Gebruiker_Inlognaam', 'Gebruiker_Personeelsnummer'],
      ...personal.map((name) => `Gebruiker_${name}`),
    ])
    expect((await planned(path('csv'))).users).toMatchObject(nobody)
  })

  it('I14 a user whose data an employee leads has its number and no data of its own', async () => {
    await exported('csv')
    const { facts, rows } = await readAll(await readFile(path('csv')))
    const cell = (row: string[], name: string) => row[facts.header.indexOf(name)]
    const led = rows.find(({ cells }) => cell(cells, 'Gebruiker_Code') === 'w0001.000001@voorbeeld.example')
    expect(led && ['Personeelsnummer', 'Achternaam', 'Email'].map((name) => cell(led.cells, `Gebruiker_${name}`))).toEqual([
      '000001',
      '',
      '',
    ])
    const own = rows.find(({ cells }) => cell(cells, 'Gebruiker_Code') === 'extern4@partner.example')
    expect(own && ['Personeelsnummer', 'Email'].map((name) => cell(own.cells, `Gebruiker_${name}`))).toEqual([
      '',
      'extern4@partner.example',
    ])
  })
})

describe('I26 who is exported', () => {
  const user = async (login: string, columns = '', values = '') => {
    const [made] = await run(`insert into users (login_name, login_key, level, code, code_key, group_id, role_id, last_name ${columns})
      select '${login}', '${login}', 'user', '${login}', '${login}', g.id, r.id, 'Naam' ${values} from user_groups g, roles r
      where g.name = 'Odd' and r.name = 'Lezer' returning id`)
    return Number(made?.id)
  }
  const department = (userId: number, code = '10', depth = 1, employer = '0001') =>
    run(`insert into grants (user_id, department_id, depth) select ${userId}, d.id, ${depth} from departments d join employers e on e.id = d.employer_id
      where e.code = '${employer}' and d.code = '${code}'`)

  beforeAll(async () => {
    await run(
      `insert into user_groups (name, name_key) values ('Odd', 'odd'); insert into roles (name, name_key) values ('Lezer', 'lezer')`,
    )
    await setAccount(ctx, { code: 'odd', groups: ['Odd'], scope: { kind: 'employers', codes: ['0001', '0002'] } })
    await department(await user('goed', ', prefixes, first_name, phone', `, 'van ''t', 'Zoë; "x"', '+31 6 1'`), '10', 3)
    await department(await user('formule', ', first_name', `, '=1+1'`))
    const inactive = await user('weg')
    await department(inactive)
    await run(`update users set status = 'deactivated' where id = ${inactive}`)
    const admin = await user('hoger')
    await department(admin)
    await run(`update users set level = 'admin' where id = ${admin}`)
    await user('leeg')
    const mixed = await user('gemengd')
    await department(mixed)
    await run(`insert into grants (user_id, employer_id) select ${mixed}, id from employers where code = '0002'`)
    const elsewhere = await user('elders')
    await department(elsewhere)
    await run(`insert into grants (user_id, employer_id) select ${elsewhere}, id from employers where code = '0005'`)
    await department(await user('codeloos'))
    await run(`update users set code = null, code_key = null where login_name = 'codeloos'`)
    await department(await user('naamloos'))
    await run(`update users set last_name = null where login_name = 'naamloos'`)
    await department(await user('rolloos'))
    await run(`update users set role_id = null where login_name = 'rolloos'`)
    await department(await user('anders', ', personnel_number', `, '000001'`))
    await department(await user('onbekend', ', personnel_number', `, 'X99'`))
    await department(await user('spatie', ', first_name', `, '  Jan'`))
    await department(await user('adres', ', email', `, 'geen adres'`))
    const led = await user('geleid', ', personnel_number', `, '000002'`)
    await department(led, '10', 1, '0001')
    await department(led, '10', 1, '0002')
    await run(`update users u set last_name = w.last_name, prefixes = w.prefixes, initials = w.initials, first_name = w.first_name, gender = w.gender,
      email = w.work_email, phone = w.work_phone from employees w join employers e on e.id = w.employer_id
      where u.id = ${led} and e.code = '0002' and w.number = '000002'`)
  })

  it('active users of level User with grants of the element; the others are listed with the reason', async () => {
    const report = await exported('csv', { account: 'odd' })
    expect(report.notExportable.map(({ login, reason }) => `${login} ${reason}`).toSorted()).toEqual([
      'adres unwritable',
      'anders employee-differs',
      'codeloos no-code',
      'gemengd other-element',
      'leeg no-grant',
      'naamloos no-last-name',
      'rolloos no-role',
      'spatie unwritable',
    ])
    expect(report).toMatchObject({ users: 5, rows: 6 })
  })

  it.each(sheetFormats)('and what is exported changes nothing, as .%s', async (format) => {
    const report = await exported(format, { account: 'odd' })
    const plan = await planned(path(format), { account: 'odd' })
    expect(plan.users).toEqual({ ...nobody, unchanged: report.users })
    expect(plan.grants).toEqual({ add: 0, remove: 0, keep: report.rows })
    expect(plan.remarks).toEqual([expect.stringMatching(/unknown-personnel-number/)])
  })

  it('I4 follows the mapping of the account: headings, constants and values', async () => {
    const mapping = {
      columns: { Gebruiker_Code: 'Nummer', Werkgevercode: 'Adm' },
      constants: { Gebruiker_GebruikersGroep: 'HR' },
      // What the table makes of "0001" is another employer: it has to be written as "1".
      values: { Werkgevercode: { '1': '0001', '0001': '0002' }, Gebruiker_Rol: { R: 'Lezer', Lezer: 'Schrijver' } },
    }
    await setAccount(ctx, { code: 'odd', mapping })
    expect(await exported('csv', { account: 'odd' })).toMatchObject({ users: 0 })
    await setAccount(ctx, {
      code: 'odd',
      mapping: { ...mapping, constants: { Gebruiker_GebruikersGroep: 'ODD' } },
    })
    const report = await exported('csv', { account: 'odd' })
    expect(report.users).toBe(5)
    const { facts, rows } = await readAll(await readFile(path('csv')))
    expect(facts.header).toEqual(expect.arrayContaining(['Adm', 'Nummer', 'Gebruiker_Rol']))
    expect(facts.header).not.toContain('Gebruiker_GebruikersGroep')
    expect(
      new Set(rows.map(({ cells }) => `${cells[facts.header.indexOf('Adm')]} ${cells[facts.header.indexOf('Gebruiker_Rol')]}`)),
    ).toEqual(new Set(['1 R', '0002 R']))
    expect((await planned(path('csv'), { account: 'odd' })).users).toEqual({ ...nobody, unchanged: 5 })
    await setAccount(ctx, { code: 'odd', mapping: null })
  })

  it('I22 an Admin exports what it covers, and another account does not exist for it', async () => {
    const [admin] = await run(`insert into users (login_name, login_key, level) values ('beheer', 'beheer', 'admin') returning id`)
    await run(`insert into grants (user_id, employer_id) select ${admin?.id}, id from employers where code in ('0001', '0002')`)
    const as: Context = {
      ...ctx,
      actor: { kind: 'user', userId: Number(admin?.id), login: 'beheer', level: 'admin', sessionHash: '' },
      means: 'screen',
    }
    const exports = (account: string) =>
      exportUsers(as, { account, format: 'csv' }, (bytes) => pipeline(bytes, createWriteStream(path('csv'))))
    expect(await exports('odd')).toMatchObject({ ok: true })
    await expect(exports('demo')).rejects.toThrow(Forbidden)
    await expect(exports('bestaat-niet')).rejects.toThrow(Forbidden)
  })
})

describe('I27 templates', () => {
  it.each(['werkgever', 'afdeling', 'werknemer'] as const)(
    'for %s: an empty one, and an example that imports without a remark',
    async (element) => {
      for (const format of sheetFormats) {
        const write = async (filled: boolean) => {
          const { sheet } = await templateSheet(ctx, { account: 'demo', element, filled })
          await pipeline(writeSheet(format, sheet), createWriteStream(path(format)))
          return readAll(await readFile(path(format)))
        }
        const empty = await write(false)
        expect(empty.rows).toEqual([])
        expect(empty.facts.header.filter((name) => /^(Werk|Afd|Aut)/.test(name))).toEqual(
          {
            werkgever: ['Werkgevercode'],
            afdeling: ['Werkgevercode', 'AfdelingCode', 'AutorisatieNiveau'],
            werknemer: ['Werkgevercode', 'Werknemer_Personeelsnummer'],
          }[element],
        )
        const example = await write(true)
        expect(example.facts.header).toEqual(empty.facts.header)
        expect(example.rows.length).toBe(element === 'afdeling' ? 3 : 2)
      }
      const plan = await planned(path('csv'), { element })
      expect(plan.remarks).toEqual([])
      expect(plan.users).toMatchObject({ error: 0, create: expect.any(Number) })
    },
  )
})
