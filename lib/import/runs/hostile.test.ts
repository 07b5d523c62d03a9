import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { ALL } from '../map/row'
import { deliver } from './commands/deliver'
import { mendValue } from './commands/mend'
import { getRun } from './queries'
import { commit, holds, makeAccount, operator, preview, remarkCodes, row } from './testing/world'
import type { SettingOverrides } from './view'

/** As UTF-16, the one text encoding in which half a character can stand. */
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const HEADER = 'Werkgevercode;AfdelingCode;AutorisatieNiveau;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Email'

const signs: [string, string][] = [
  ['a NUL', 'a\0b'],
  ['half a character', 'a\ud83d'],
  ['the other half', '\ude00b'],
  ['a bell', 'a\u0007b'],
  ['a long value of emoji, cut in the middle of one', `x${'😀'.repeat(200)}`],
  ['a long e-mail address cut in the middle of an emoji', `${'a'.repeat(59)}😀${'b'.repeat(194)}😀@c.nl`],
  ['right-to-left and zero width', '\u202eneleirB\u200b'],
  ['signs of COPY', '\\.'],
  ['signs of COPY and JSON', '\\N"\\u0000{}\'; drop table users;--'],
  ['signs of a name of a column', '"Werkgevercode'],
  ['a combining sign alone', '\u0301'],
  ['a very long value', 'x'.repeat(30_000)],
]

describe('I18 a value of any kind, in any column, earns a remark or is taken as it is', () => {
  test.each(signs)('%s', async (_name, sign) => {
    const account = await makeAccount()
    const lines = ALL.map((target, i) => {
      const values = new Map<string, string>([
        ['Werkgevercode', '0001'],
        ['AfdelingCode', '10'],
        ['Gebruiker_GebruikersGroep', account.hr],
        ['Gebruiker_Code', `u${i}`],
        ['Gebruiker_Achternaam', 'Berg'],
        [target, sign],
      ])
      return ALL.map((name) => `"${(values.get(name) ?? '').replaceAll('"', '""')}"`).join(';')
    })
    const run = await preview(account, utf16([ALL.join(';'), ...lines].join('\r\n')), { loginName: 'kolom', mapping: custom })
    expect(run).toMatchObject({ status: 'preview', failure: null })
    expect(run.counts?.rows.total).toBe(ALL.length)
    expect(['committed', 'refused']).toContain((await commit(run, { skipErrors: true })).outcome)
  })
})

const custom = { columns: { Gebruiker_NetId: 'Gebruiker_NetId', Gebruiker_Inlognaam: 'Gebruiker_Inlognaam' } }

describe('I3 a header of any kind', () => {
  test.each([
    ['a NUL', 'na\0am'],
    ['half a character', 'na\ud83dam'],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['a very long name', 'n'.repeat(5000)],
    ['right-to-left', '\u202emaan'],
  ])('%s', async (_name, heading) => {
    const account = await makeAccount()
    const run = await preview(account, utf16([`${HEADER};"${heading}"`, `${row(account, 'a')};1`].join('\r\n')))
    expect(run).toMatchObject({ status: 'preview', failure: null })
    expect(await remarkCodes(run)).toEqual(['null:unknown-column'])
    expect(await commit(run)).toEqual({ outcome: 'committed' })
  })

  test('names that stand twice: the first counts, the second is not known', async () => {
    const account = await makeAccount()
    const run = await preview(account, [`${HEADER};Gebruiker_Code;gebruiker code`, `${row(account, 'a')};b;c`].join('\r\n'))
    expect(await remarkCodes(run)).toEqual(['null:unknown-column', 'null:unknown-column'])
    await commit(run)
    expect(await holds(account)).toEqual(['a active t 0001/10@1'])
  })

  test('a thousand columns that nobody asked for; 16,384 are refused in so many words', async () => {
    const account = await makeAccount()
    const wide = (columns: number) => {
      const more = Array.from({ length: columns - 7 }, (_, i) => `k${i}`)
      return preview(account, [`${HEADER};${more.join(';')}`, `${row(account, 'a')};${more.join(';')}`].join('\r\n'))
    }
    expect(await wide(1024)).toMatchObject({ status: 'preview', counts: { remarksTotal: 1017, users: { create: 1 } } })
    expect(await wide(16_384)).toMatchObject({ status: 'failed', failure: { code: 'too-many-columns' } })
  })
})

describe('I4 settings of any kind', () => {
  const wishes: [string, SettingOverrides][] = [
    ['a NUL in a prefix', { prefix: 'a\0b' }],
    ['half a character in a prefix', { prefix: 'a\ud83d' }],
    ['a NUL in a constant', { mapping: { constants: { Gebruiker_Rol: 'a\0' } } }],
    ['half a character in a value', { mapping: { values: { Gebruiker_Rol: { a: '\ud83d' } } } }],
    ['a NUL in what is translated', { mapping: { values: { Gebruiker_Rol: { 'a\0': 'b' } } } }],
    ['half a character in what is translated', { mapping: { values: { Gebruiker_Rol: { '\ude00': 'b' } } } }],
    ['a target that is none', { mapping: JSON.parse('{"columns":{"Gebruiker_BSN":"BSN"}}') }],
  ]
  test.each(wishes)('%s is refused before anything is made', async (_name, overrides) => {
    const account = await makeAccount()
    const delivered = await deliver(operator, { account: account.code, path: '/dev/null', fileName: 'x.csv', overrides })
    expect(delivered).toMatchObject({ ok: false, problems: [{ code: 'invalid-settings' }] })
  })

  test('__proto__ and its kin as a target or among the values to translate do nothing', async () => {
    const account = await makeAccount()
    const mapping = JSON.parse(
      '{"columns":{"__proto__":"a"},"constants":{"__proto__":"a"},"values":{"__proto__":{"a":"b"},"Gebruiker_Code":{"__proto__":"x","constructor":"y"}}}',
    )
    const run = await preview(account, [row(account, '__proto__'), row(account, 'constructor'), row(account, 'toString')], { mapping })
    await commit(run)
    expect((await holds(account)).map((line) => line.split(' ')[0])).toEqual(['__proto__', 'toString', 'y'])
  })

  test('a column that names a BSN cannot be bound, and its cells are not kept (I16)', async () => {
    const account = await makeAccount()
    const rows = [`${HEADER};B.S.N.`, `${row(account, 'a')};123456782`].join('\r\n')
    const run = await preview(account, rows, { mapping: { columns: { Gebruiker_Code: 'B.S.N.' } } })
    expect(await remarkCodes(run)).toEqual(['null:unknown-column', 'null:unknown-column', '2:missing-value'])
    const kept = await db().execute<{ cells: string }>(
      sql`select cells from import_rows join import_runs r on r.id = run_id where r.public_id = ${run.run}`,
    )
    expect(JSON.stringify(kept.rows)).not.toContain('123456782')
  })

  test('of a file without a header the first row becomes the headings, and a BSN in it is not kept, nor what stands under it (I16)', async () => {
    const account = await makeAccount()
    const line = (name: string, bsn: string) => `0001;10;${account.hr};${name};Berg;${bsn}`
    const kept = async (rows: string) => {
      const run = await preview(account, rows)
      const tables = sql`(select jsonb_agg(r) from import_rows r), (select jsonb_agg(r) from import_runs r), (select jsonb_agg(r) from import_remarks r)`
      const { rows: found } = await db().execute<{ all: string }>(sql`select concat_ws(' ', ${tables}) as all`)
      expect(run).toMatchObject({ status: 'preview', counts: { users: { create: 0 } } })
      return found[0]?.all ?? ''
    }
    const found = await kept([line('jansen', '123456782'), line('bos', '111222333')].join('\r\n'))
    expect(found).toContain('jansen')
    expect(found).not.toMatch(/123456782|111222333/)
    // One heading, for the separator is none that we know; and written as people do.
    expect(await kept([line('x', '1234.56.782').replaceAll(';', '#'), line('y', '111222333').replaceAll(';', '#')].join('\n'))).not.toMatch(
      /1234.56.782|111222333/,
    )
  })

  test('a mended value that cannot be stored is refused', async () => {
    const account = await makeAccount()
    const run = await preview(account, [row(account, 'a')])
    for (const value of ['a\0', 'a\ud83d', 'x'.repeat(256)])
      expect(await mendValue(operator, { run: run.run, row: 2, column: 'Gebruiker_Achternaam', value })).toMatchObject({ ok: false })
  })

  test('a name of a file of any kind', async () => {
    const account = await makeAccount()
    const folder = mkdtempSync(join(tmpdir(), 'import-'))
    const path = join(folder, 'x')
    writeFileSync(path, [HEADER, row(account, 'a')].join('\n'))
    for (const fileName of ['a\0b.csv', `${'x'.repeat(254)}😀.csv`, '../../\ud83d', '\u202egpj.csv']) {
      const delivered = await deliver(operator, { account: account.code, path, fileName })
      if (!delivered.ok) throw new Error(JSON.stringify(delivered))
      await delivered.work
      expect(await getRun(operator, delivered.run)).toMatchObject({ phase: 'read', rows: 1 })
    }
    rmSync(folder, { recursive: true })
  })
})
