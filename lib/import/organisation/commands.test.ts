import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/db/client'
import { type Context, programContext } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { commitOrganisation, previewOrganisation } from './commands'

const ctx: Context = { ...programContext, actor: { kind: 'command-line', name: 'test' }, means: 'command-line' }
const folder = mkdtempSync(join(tmpdir(), 'organisation-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const headers = {
  werkgevers: 'Werkgevercode;Naam;Werkgevergroep',
  afdelingen: 'Werkgevercode;AfdelingCode;Naam;BovenliggendeAfdelingCode',
  werknemers:
    'Werkgevercode;Personeelsnummer;AfdelingCode;Achternaam;Tussenvoegsels;Voorletters;Roepnaam;Geslacht;EmailadresWerk;TelefoonnummerWerk',
}
type Sheets = Partial<Record<keyof typeof headers, string[]>>

let files = 0
function file(text: string) {
  const name = `${++files}.csv`
  writeFileSync(join(folder, name), text)
  return { path: join(folder, name), name }
}
const delivered = (sheets: Sheets) =>
  Object.entries(sheets).map(([name, rows]) => file(`${[headers[name as keyof Sheets], ...rows].join('\r\n')}\r\n`))

const preview = (sheets: Sheets, full = false) => previewOrganisation(ctx, delivered(sheets), { full })
const commit = (sheets: Sheets, full = false, confirmEnded?: number) =>
  commitOrganisation(ctx, delivered(sheets), { full, ...(confirmEnded === undefined ? {} : { confirmEnded }) })
const seen = async (sheets: Sheets) =>
  (await preview(sheets)).remarks.map(
    (r) => `${r.sheet} ${r.row} ${r.column} ${r.severity} ${r.code} ${r.value}${r.hint ? ` > ${r.hint}` : ''}`,
  )

const rows = async (query: string) => (await db().execute(sql.raw(query))).rows
const state = async () => ({
  employers: await rows(`select e.code, e.name, e.ended_at is not null as ended, (select string_agg(g.name, '|' order by g.name)
    from employer_group_members m join employer_groups g on g.id = m.employer_group_id where m.employer_id = e.id) as groups from employers e order by 1`),
  departments: await rows(`select e.code as employer, d.code, d.name, p.code as parent, d.ended_at is not null as ended
    from departments d join employers e on e.id = d.employer_id left join departments p on p.id = d.parent_id order by 1, 2`),
  employees:
    await rows(`select e.code as employer, w.number, d.code as department, w.last_name, w.gender, w.work_email, w.ended_at is not null as ended
    from employees w join employers e on e.id = w.employer_id left join departments d on d.id = w.department_id order by 1, 2`),
})

const start: Sheets = {
  werkgevers: ['0001;Zorg Zwolle;Noord|Kern', '0002;Bouw Breda;Midden', '12;Twaalf;'],
  afdelingen: ['0001;1001;Team;10', '0001;10;Directie;', '0002;10;Inkoop;', '0002;77;Los;'],
  werknemers: [
    '0001;000001;1001;Berg;van der;J.P.;Jan;M;jan@voorbeeld.example;+31 6 1',
    '0001;000002;;Vries;de;A.;Anna;Vrouw;;',
    '0002;000001;10;Bos;;B.;Bo;X;;',
  ],
}

beforeEach(async () => {
  await db().execute(
    sql.raw('truncate employers, employer_groups, employer_group_members, departments, employees restart identity cascade'),
  )
})

describe('U5 loading', () => {
  it('takes rows in any order, parents later, files in any order', async () => {
    const report = await commitOrganisation(ctx, delivered(start).reverse(), { full: false })
    expect(report).toMatchObject({ status: 'committed', reason: null, rows: { total: 10, ok: 10, warning: 0, error: 0 } })
    expect(report.employers).toEqual({ create: 3, update: 0, reopen: 0, end: 0, unchanged: 0 })
    expect(report).toMatchObject({ departments: { create: 4 }, employees: { create: 3 }, employerGroups: { create: 3 } })
    expect(await state()).toEqual({
      employers: [
        { code: '0001', name: 'Zorg Zwolle', ended: false, groups: 'Kern|Noord' },
        { code: '0002', name: 'Bouw Breda', ended: false, groups: 'Midden' },
        { code: '12', name: 'Twaalf', ended: false, groups: null },
      ],
      departments: [
        { employer: '0001', code: '10', name: 'Directie', parent: null, ended: false },
        { employer: '0001', code: '1001', name: 'Team', parent: '10', ended: false },
        { employer: '0002', code: '10', name: 'Inkoop', parent: null, ended: false },
        { employer: '0002', code: '77', name: 'Los', parent: null, ended: false },
      ],
      employees: [
        {
          employer: '0001',
          number: '000001',
          department: '1001',
          last_name: 'Berg',
          gender: 'M',
          work_email: 'jan@voorbeeld.example',
          ended: false,
        },
        { employer: '0001', number: '000002', department: null, last_name: 'Vries', gender: 'V', work_email: null, ended: false },
        { employer: '0002', number: '000001', department: '10', last_name: 'Bos', gender: 'X', work_email: null, ended: false },
      ],
    })
  })

  it('the same sheets again change nothing and record nothing', async () => {
    await commit(start)
    const before = await rows(
      'select (select count(*) from history_records) as records, (select max(changed_at) from employees) as changed',
    )
    const report = await commit(start)
    expect(report).toMatchObject({ status: 'committed', changesTotal: 0, employers: { unchanged: 3 }, employees: { unchanged: 3 } })
    expect(
      await rows('select (select count(*) from history_records) as records, (select max(changed_at) from employees) as changed'),
    ).toEqual(before)
  })

  it('sheets add and change; what is absent stays; an empty cell clears; changed_at moves for what changed alone', async () => {
    await commit(start)
    await db().execute(
      sql.raw(
        `update employees set changed_at = '2020-01-01'; update employers set changed_at = '2020-01-01'; update departments set changed_at = '2020-01-01'`,
      ),
    )
    const report = await commit({
      werkgevers: ['0001;Zorg Zwolle;Noord|Zuid', '0003;Nieuw;noord'],
      afdelingen: ['0001;1001;Team A;', '0003;1;Een;'],
      werknemers: ['0001;000001;10;Berg;van der;J.P.;Jan;M;;+31 6 1'],
    })
    expect(report.changes).toEqual([
      {
        sheet: 'werkgevers',
        row: 2,
        werkgevercode: '0001',
        code: null,
        outcome: 'update',
        fields: [{ column: 'Werkgevergroep', old: 'Kern|Noord', new: 'Noord|Zuid' }],
      },
      {
        sheet: 'werkgevers',
        row: 3,
        werkgevercode: '0003',
        code: null,
        outcome: 'create',
        fields: [
          { column: 'Naam', old: null, new: 'Nieuw' },
          { column: 'Werkgevergroep', old: null, new: 'noord' },
        ],
      },
      {
        sheet: 'afdelingen',
        row: 2,
        werkgevercode: '0001',
        code: '1001',
        outcome: 'update',
        fields: [
          { column: 'Naam', old: 'Team', new: 'Team A' },
          { column: 'BovenliggendeAfdelingCode', old: '10', new: null },
        ],
      },
      {
        sheet: 'afdelingen',
        row: 3,
        werkgevercode: '0003',
        code: '1',
        outcome: 'create',
        fields: [{ column: 'Naam', old: null, new: 'Een' }],
      },
      {
        sheet: 'werknemers',
        row: 2,
        werkgevercode: '0001',
        code: '000001',
        outcome: 'update',
        fields: expect.arrayContaining([
          { column: 'AfdelingCode', old: '1001', new: '10' },
          { column: 'EmailadresWerk', old: 'jan@voorbeeld.example', new: null },
        ]),
      },
    ])
    expect(report.memberships).toEqual({ add: 2, remove: 1 })
    const { employers, employees } = await state()
    expect(employers.map((e) => [e.code, e.groups])).toEqual([
      ['0001', 'Noord|Zuid'],
      ['0002', 'Midden'],
      ['0003', 'Noord'],
      ['12', null],
    ])
    expect(employees).toHaveLength(3)
    const moved = `select code from (select code, changed_at from employers union all select 'd' || code, changed_at from departments
      union all select 'w' || number, changed_at from employees) x where changed_at > '2020-01-01' order by 1`
    expect((await rows(moved)).map((r) => r.code)).toEqual(['0001', '0003', 'd1', 'd1001', 'w000001'])
  })

  it('a column that is absent changes nothing, but a new thing needs a name', async () => {
    await commit(start)
    const report = await commitOrganisation(
      ctx,
      [
        file('Werkgevercode;Werkgevergroep\n0001;Zuid\n'),
        file('Werkgevercode;AfdelingCode;Naam\n0001;1001;Anders\n'),
        file('Werkgevercode;Personeelsnummer;Roepnaam\n0001;000001;Joop\n'),
      ],
      { full: false },
    )
    expect(report).toMatchObject({ status: 'committed', changesTotal: 3 })
    const { employers, departments, employees } = await state()
    expect(employers[0]).toMatchObject({ name: 'Zorg Zwolle', groups: 'Zuid' })
    expect(departments[1]).toMatchObject({ name: 'Anders', parent: '10' })
    expect(employees[0]).toMatchObject({ last_name: 'Berg', department: '1001' })
    const nameless = await previewOrganisation(ctx, [file('Werkgevercode;Werkgevergroep\n0099;Zuid\n')], { full: false })
    expect(nameless.remarks).toMatchObject([{ row: 2, column: 'Naam', code: 'missing-value', severity: 'error' }])
  })

  it('refuses a file that is none of the three, two of a kind, and sheets without a row', async () => {
    const refused = async (...texts: string[]) => {
      const { status, reason } = await commitOrganisation(ctx, texts.map(file), { full: true })
      return `${status} ${reason}`
    }
    expect(await refused('Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code\n0001;10;HR;a\n')).toBe(
      'refused unknown-sheet',
    )
    expect(await refused('Werkgevercode;Naam\n1;a\n', 'Werkgevercode;Naam\n2;b\n')).toBe('refused sheet-twice')
    expect(await refused('Werkgevercode;Naam\n')).toBe('refused empty')
    expect((await state()).employers).toEqual([])
  })
})

describe('U5 remarks', () => {
  beforeEach(() => commit(start))

  it('unknown employers, with the code that is nearly the same', async () => {
    expect(await seen({ afdelingen: ['1;5;A;', '0012;5;A;'], werknemers: ['9;1;;A;;;;;;'] })).toEqual([
      'afdelingen 2 Werkgevercode error unknown-employer 1 > 0001',
      'afdelingen 3 Werkgevercode error unknown-employer 0012 > 12',
      'werknemers 2 Werkgevercode error unknown-employer 9',
    ])
  })

  it('unknown departments, a parent of another employer included', async () => {
    expect(await seen({ afdelingen: ['0001;20;A;77', '0001;21;B;010'], werknemers: ['0001;1;99;A;;;;;;', '0001;2;20;B;;;;;;'] })).toEqual([
      'afdelingen 2 BovenliggendeAfdelingCode error unknown-department 77 > 0002: 77',
      'afdelingen 3 BovenliggendeAfdelingCode error unknown-department 010 > 10',
      'werknemers 2 AfdelingCode error unknown-department 99',
    ])
  })

  it('circles, also with departments that are not in the sheet', async () => {
    expect(
      await seen({ afdelingen: ['0001;10;Directie;1001', '0001;30;A;31', '0001;31;B;30', '0001;32;C;31', '0002;10;Inkoop;10'] }),
    ).toEqual([
      'afdelingen 2 BovenliggendeAfdelingCode error department-cycle 1001',
      'afdelingen 3 BovenliggendeAfdelingCode error department-cycle 31',
      'afdelingen 4 BovenliggendeAfdelingCode error department-cycle 30',
      'afdelingen 6 BovenliggendeAfdelingCode error department-cycle 10',
    ])
  })

  it('the same row twice counts once; another row under the same key is an error', async () => {
    expect(
      await seen({ werkgevers: ['0001;A;', '0001;A;', '0002;B;', '0002;C;'], werknemers: ['0001;1;;A;;;;;;', '0001;1;;B;;;;;;'] }),
    ).toEqual([
      'werkgevers 3 Werkgevercode warning duplicate-row 0001 > 2',
      'werkgevers 5 Werkgevercode error conflicting-rows 0002 > 4',
      'werknemers 3 Personeelsnummer error conflicting-rows 1 > 2',
    ])
    expect(await preview({ werkgevers: ['0001;A;', '0001;A;'] })).toMatchObject({ employers: { update: 1 }, rows: { ok: 1, warning: 1 } })
  })

  it('a name cannot be cleared; unknown columns are said once', async () => {
    expect(await seen({ werkgevers: ['0001;;'], afdelingen: ['0001;10;;'] })).toEqual([
      'werkgevers 2 Naam error missing-value ',
      'afdelingen 2 Naam error missing-value ',
    ])
    const report = await previewOrganisation(ctx, [file('Werkgevercode;Naam;Plaats\n0001;A;X\n')], { full: false })
    expect(report).toMatchObject({ rows: { ok: 1, warning: 0 }, remarks: [{ row: null, column: 'Plaats', code: 'unknown-column' }] })
  })

  it('one error and nothing is applied', async () => {
    const before = await state()
    expect(await commit({ werkgevers: ['0004;Nieuw;'], werknemers: ['9;1;;A;;;;;;'] })).toMatchObject({
      status: 'refused',
      reason: 'errors',
      employers: { create: 1 },
    })
    expect(await state()).toEqual(before)
  })

  it('an employer that is to end does not take new departments', async () => {
    expect((await preview({ werkgevers: ['0001;Zorg Zwolle;Noord|Kern'], afdelingen: ['0002;10;Inkoop;'] }, true)).remarks).toMatchObject([
      { sheet: 'afdelingen', row: 2, code: 'unknown-employer', value: '0002' },
    ])
  })
})

describe('U5 --full', () => {
  const without: Sheets = { werkgevers: start.werkgevers, afdelingen: start.afdelingen, werknemers: start.werknemers?.slice(0, 2) }
  beforeEach(() => commit(start))

  it('ends what is absent from a delivered sheet; grants stay recorded; a row that returns opens it again under its id', async () => {
    const [employee] = await rows(`select w.id from employees w join employers e on e.id = w.employer_id where e.code = '0002'`)
    await db().execute(sql`insert into users (login_name, login_key, level) values ('u', 'u', 'user') on conflict do nothing`)
    await db().execute(sql`insert into grants (user_id, employee_id) select id, ${employee?.id} from users where login_key = 'u'`)
    expect(await commit(without, true)).toMatchObject({
      status: 'committed',
      employees: { end: 1, unchanged: 2 },
      ending: { total: 1, confirm: false },
    })
    expect((await state()).employees[2]).toMatchObject({ number: '000001', employer: '0002', ended: true })
    expect(await rows('select count(*)::int as n from grants')).toEqual([{ n: 1 }])
    expect(await commit(start)).toMatchObject({ status: 'committed', employees: { reopen: 1, unchanged: 2 } })
    expect(await rows(`select id, ended_at from employees where id = ${employee?.id}`)).toEqual([{ id: employee?.id, ended_at: null }])
    await db().execute(sql`delete from grants`)
  })

  it('without it nothing ends, and a sheet that is absent or has no rows ends nothing', async () => {
    expect(await preview(without)).toMatchObject({ employees: { end: 0 } })
    expect(await preview({ werkgevers: start.werkgevers }, true)).toMatchObject({ ending: { total: 0 } })
    const report = await commit({ werkgevers: start.werkgevers, afdelingen: [], werknemers: [] }, true)
    expect(report).toMatchObject({ status: 'committed', ending: { total: 0 } })
    expect(report.remarks.map((r) => `${r.sheet} ${r.row} ${r.code}`)).toEqual([
      'afdelingen null empty-sheet',
      'werknemers null empty-sheet',
    ])
  })

  it('I20 beyond the safeguard writes nothing until the number is confirmed, and the number must be right', async () => {
    const one = { werknemers: start.werknemers?.slice(0, 1) }
    const before = await state()
    expect(await preview(one, true)).toMatchObject({ status: 'preview', ending: { total: 2, confirm: true } })
    expect(await commit(one, true)).toMatchObject({ status: 'refused', reason: 'safeguard', employees: { end: 2 } })
    expect(await commit(one, true, 3)).toMatchObject({ status: 'refused', reason: 'safeguard' })
    expect(await state()).toEqual(before)
    expect(await commit(one, true, 2)).toMatchObject({ status: 'committed' })
    expect(await commit(start, false, 1)).toMatchObject({ status: 'refused', reason: 'safeguard' })
  })

  it('a parent that is absent ends only when nothing that stays hangs under it', async () => {
    const report = await previewOrganisation(
      ctx,
      [file('Werkgevercode;AfdelingCode;Naam\n0001;1001;Team\n0002;10;Inkoop\n0002;77;Los\n')],
      { full: true },
    )
    expect(report.remarks).toMatchObject([
      { sheet: 'afdelingen', row: 2, column: 'BovenliggendeAfdelingCode', code: 'unknown-department', value: '10' },
    ])
  })
})

describe('history', () => {
  /** The last image of each thing, as A7 reads it; without the ones that are no more. */
  const images = (since: unknown) =>
    rows(`select thing, after from (select distinct on (thing, thing_id) * from history_records where id > ${since} order by thing, thing_id, id desc) r
      where after is not null order by thing, thing_id`)
  const actual = () =>
    rows(`select * from (
      select 'employer' as thing, id::text as key, to_jsonb(x) as after from employers x
      union all select 'employer-group', id::text, to_jsonb(x) from employer_groups x
      union all select 'employer-group-member', employer_group_id || ':' || employer_id, to_jsonb(x) from employer_group_members x
      union all select 'department', id::text, to_jsonb(x) from departments x
      union all select 'employee', id::text, to_jsonb(x) from employees x) t order by thing, key`)
  const bare = (list: Record<string, unknown>[]) =>
    list.map(({ thing, after }) => {
      const { created_at: _c, changed_at: _m, ...image } = after as Record<string, unknown>
      return { thing, ...Object.fromEntries(Object.entries(image).filter(([, value]) => value !== null)) }
    })

  it('A7 the last images are the organisation as it stands, after every kind of change', async () => {
    const [mark] = await rows('select coalesce(max(id), 0) as id from history_records')
    await commit(start)
    expect(bare(await images(mark?.id))).toEqual(bare(await actual()))
    await commit({ werkgevers: ['0001;Zorg;Zuid'], afdelingen: ['0001;20;Nieuw;1001'], werknemers: ['0001;000001;20;Berg;;;;;;'] })
    await commit({ ...start, werknemers: start.werknemers?.slice(1) }, true, 2)
    expect(bare(await images(mark?.id))).toEqual(bare(await actual()))
    await commit(start)
    expect(bare(await images(mark?.id))).toEqual(bare(await actual()))
  })

  it('H1 before and after: what was, what is, and for which employer', async () => {
    await commit(start)
    await commit({ werkgevers: ['0001;Zorg;Kern|Noord'] })
    const [record] = await rows(
      `select action, employer_id, before, after from history_records where thing = 'employer' order by id desc limit 1`,
    )
    expect(record).toMatchObject({ action: 'update', before: { code: '0001', name: 'Zorg Zwolle' }, after: { code: '0001', name: 'Zorg' } })
    const after = record?.after as { id: number } | undefined
    expect(record?.employer_id).toBe(String(after?.id))
  })
})

it('L5 only System may: an Admin is refused', async () => {
  const [admin] = await rows(`insert into users (login_name, login_key, level) values ('beheer', 'beheer', 'admin') returning id`)
  const asAdmin: Context = {
    ...programContext,
    actor: { kind: 'user', userId: Number(admin?.id), login: 'beheer', level: 'admin', sessionHash: '' },
    means: 'screen',
  }
  await expect(previewOrganisation(asAdmin, delivered(start), { full: false })).rejects.toThrow(Forbidden)
  await expect(commitOrganisation(asAdmin, delivered(start), { full: false })).rejects.toThrow(Forbidden)
})

it('the number of statements does not grow with the rows', async () => {
  const query = vi.spyOn(Client.prototype, 'query')
  const statements = async (count: number) => {
    query.mockClear()
    await commit({
      werkgevers: Array.from({ length: count }, (_, i) => `${i};Naam ${count};G${i % 7}`),
      afdelingen: Array.from({ length: count }, (_, i) => `${i};1;Naam ${count};`),
      werknemers: Array.from({ length: count }, (_, i) => `${i};1;1;Naam ${count};;;;;;`),
    })
    return query.mock.calls.length
  }
  const few = await statements(3)
  expect(await statements(700)).toBe(few)
  expect(few).toBeLessThan(40)
  query.mockRestore()
})
