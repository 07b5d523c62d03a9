import { cpSync, createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/kernel/context'
import { sheetFormats, writeSheet } from '@/lib/kernel/sheet'
import { generate } from '../../bench/generate.mjs'
import { type CommandIo, WrongUse } from '../io'
import { run as account } from './account'
import { run as exporting } from './export'
import { run as organisation } from './organisation'

const ctx: Context = { actor: { kind: 'command-line', name: 'tester' }, means: 'command-line', address: null, language: 'nl' }
const folder = mkdtempSync(join(tmpdir(), 'organisation-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command as the dispatcher would; answers its exit code, what it printed and its JSON. */
async function called(run: typeof organisation, ...argv: string[]) {
  const said = { out: '', err: '', json: null as unknown }
  const io: CommandIo = {
    out: (text) => {
      said.out += `${text}\n`
    },
    err: (text) => {
      said.err += `${text}\n`
    },
    json: (value) => {
      said.json = JSON.parse(JSON.stringify(value))
    },
    ctx,
    wantsJson: argv.includes('--json'),
    path: (name) => join(folder, name),
  }
  const code = await run(
    argv.filter((argument) => argument !== '--json'),
    io,
  )
  return { code, ...said }
}

beforeAll(async () => {
  cpSync('db/demo', join(folder, 'csv'), { recursive: true })
  for (const format of sheetFormats.filter((format) => format !== 'csv')) {
    mkdirSync(join(folder, format))
    for (const sheet of generate().slice(0, 3))
      await pipeline(writeSheet(format, sheet), createWriteStream(join(folder, format, `${sheet.name.toUpperCase()}.${format}`)))
  }
})

describe('organisation', () => {
  it.each(sheetFormats)('U5 reads a directory of .%s: the same plan', async (format) => {
    const { code, json } = await called(organisation, format, '--json')
    expect(code).toBe(0)
    expect(json).toMatchObject({
      status: 'preview',
      reason: null,
      rows: { total: 955, ok: 955, warning: 0, error: 0 },
      employers: { create: 12 },
      departments: { create: 343 },
      employees: { create: 600 },
      remarksTotal: 0,
    })
  })

  it('commits, and the other formats then change nothing', async () => {
    expect(await called(organisation, 'csv', '--commit')).toMatchObject({ code: 0, out: expect.stringContaining('Verwerkt.') })
    for (const format of sheetFormats) {
      const { json } = await called(organisation, format, '--full', '--commit', '--json')
      expect(json, format).toMatchObject({ status: 'committed', changesTotal: 0, employees: { unchanged: 600 } })
    }
  })

  it('exit 4 with errors and beyond a safeguard, each with a sentence; a preview exits 0', async () => {
    writeFileSync(join(folder, 'fout.csv'), 'Werkgevercode;Personeelsnummer;Achternaam\n12;1;Berg\n')
    expect(await called(organisation, 'fout.csv', '--json')).toMatchObject({
      code: 0,
      json: {
        remarks: [
          {
            sheet: 'werknemers',
            row: 2,
            column: 'Werkgevercode',
            code: 'unknown-employer',
            value: '12',
            hint: '0012',
            message: expect.stringContaining('12'),
          },
        ],
      },
    })
    const refused = await called(organisation, 'fout.csv', '--commit')
    expect(refused).toMatchObject({ code: 4, err: expect.stringContaining('1 regel met een fout') })
    expect(refused.out).toContain('Werknemers, regel 2: Werkgever “12” bestaat niet, of is beëindigd. (bedoelt u 0012?)')

    writeFileSync(join(folder, 'klein.csv'), 'Werkgevercode;Naam\n0001;Tuinbouw Zwolle B.V.\n')
    expect(await called(organisation, 'klein.csv', '--full', '--commit')).toMatchObject({
      code: 4,
      err: expect.stringContaining('--confirm-ended 11'),
    })
    expect(await called(organisation, 'klein.csv', '--full', '--commit', '--confirm-ended', '10')).toMatchObject({ code: 4 })
    expect(await called(organisation, 'csv', '--json')).toMatchObject({ json: { employers: { unchanged: 12 } } })
  })

  it('exit 2 for wrong use, exit 3 for what is no sheet', async () => {
    for (const argv of [[], ['--commit'], ['nergens'], ['csv', '--confirm-ended', 'x'], ['.']])
      await expect(called(organisation, ...argv)).rejects.toThrow(WrongUse)
    writeFileSync(join(folder, 'leeg.csv'), '')
    expect(await called(organisation, 'csv/werkgevers.csv', 'leeg.csv', '--json')).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^leeg\.csv: /),
      json: { status: 'failed', file: 'leeg.csv' },
    })
  })
})

describe('account', () => {
  it('set makes and changes, show prints the same; what does not exist: exit 4; wrong use: exit 2', async () => {
    writeFileSync(join(folder, 'mapping.json'), '\ufeff{ "columns": { "Gebruiker_Code": "Mail" } }')
    const set = await called(
      account,
      'set',
      'x',
      '--name',
      'X',
      '--scope',
      'employers:0002, 0001',
      '--max-moved',
      '5%',
      '--recipients',
      'a@b.nl,c@d.nl',
      '--mapping',
      'mapping.json',
      '--json',
    )
    expect(set).toMatchObject({
      code: 0,
      json: {
        code: 'x',
        name: 'X',
        scope: 'employers:0001,0002',
        maxMoved: '5%',
        maxLosses: null,
        recipients: ['a@b.nl', 'c@d.nl'],
        mapping: { columns: { Gebruiker_Code: 'Mail' } },
      },
    })
    expect((await called(account, 'show', 'X', '--json')).json).toEqual(set.json)
    expect(await called(account, 'set', 'x', '--scope', 'groups:Kern', '--max-moved', 'default', '--json')).toMatchObject({
      json: { name: 'X', scope: 'groups:Kern', maxMoved: null },
    })
    expect(await called(account, 'set', 'x', '--groups', 'Niets')).toMatchObject({
      code: 4,
      err: '--groups: Gebruikersgroep “Niets” bestaat niet.\n',
    })
    expect(await called(account, 'show', 'y')).toMatchObject({ code: 4 })
    expect(await called(account, 'set', 'x', '--template', 'alles')).toMatchObject({ code: 2 })
    expect(await called(account, 'set', 'x', '--max-error-rows', '10')).toMatchObject({ code: 2 })
    for (const argv of [
      [],
      ['set'],
      ['show', 'x', '--name', 'y'],
      ['set', 'x', '--scope', 'Kern'],
      ['set', 'x', '--scope', 'employers:'],
      ['set', 'x', '--mapping', 'weg.json'],
    ])
      await expect(called(account, ...argv), argv.join(' ')).rejects.toThrow(WrongUse)
  })
})

describe('export', () => {
  it('I27 writes a template where it is told to, with the format that the name speaks of', async () => {
    await called(account, 'set', 'leeg')
    expect(
      await called(exporting, '--account', 'leeg', '--example', '--element', 'werkgever', '--out', 'voorbeeld.xlsx', '--json'),
    ).toMatchObject({
      code: 0,
      json: { account: 'leeg', element: 'werkgever', format: 'xlsx', rows: 2 },
    })
    expect(await called(exporting, '--account', 'leeg', '--out', 'niemand.xml', '--json')).toMatchObject({
      code: 0,
      json: { users: 0, rows: 0, notExportable: [] },
    })
  })

  it('exit 2 for wrong use: no account, no place for the file beside the JSON, two kinds of template', async () => {
    for (const argv of [
      [],
      ['--account', 'leeg', '--json'],
      ['--account', 'leeg', '--empty', '--example'],
      ['--account', 'leeg', '--format', 'pdf'],
      ['--account', 'leeg', '--element', 'alles'],
    ])
      await expect(called(exporting, ...argv), argv.join(' ')).rejects.toThrow(WrongUse)
  })
})
