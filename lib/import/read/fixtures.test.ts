import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { foldColumn } from '@/lib/kernel/fold'
import { readAll, readFile } from './read-file'

const folder = join(import.meta.dirname, 'fixtures')

type Cell = [row: number, column: string, text: string]
type Fixture = {
  file: string
  rows: number
  expect?: 'canon' | 'canon-text' | 'canon-text-lossy' | 'canon-without-7'
  headerRow?: number
  header?: 'sloppy'
  noCachedFormula?: boolean
  knownCells?: Cell[]
  cells?: Cell[]
  error?: string
}
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
  cols: string[]
  canon: string[][]
  lossy: string[][]
  files: Fixture[]
}

// Written by the producer as a plain number 1, which nothing tells from the number.
const alsoKnown: Record<string, Cell[]> = { 'lo-html.xls': [[13, 'Gebruiker_Rol', '1']] }

const readWhole = async (file: string) => readAll(await readFile(join(folder, file)))

function expected(fixture: Fixture): string[][] {
  const rows = (fixture.expect === 'canon-text-lossy' ? manifest.lossy : manifest.canon).map((row) => [...row])
  const put = ([row, column, text]: Cell) => {
    rows[row]![manifest.cols.indexOf(column)] = text
  }
  if (fixture.noCachedFormula) for (const column of ['Gebruiker_Code', 'Gebruiker_Inlognaam']) put([8, column, ''])
  for (const cell of [...(fixture.knownCells ?? []), ...(alsoKnown[fixture.file] ?? [])]) put(cell)
  return fixture.expect === 'canon-without-7' ? rows.filter((_, index) => index !== 7) : rows
}

describe('files of other programs', () => {
  for (const fixture of manifest.files.filter(({ expect }) => expect)) {
    it(`I1 I2 ${fixture.file}`, async () => {
      const { facts, rows } = await readWhole(fixture.file)
      expect(rows.map(({ cells }) => cells)).toEqual(expected(fixture))
      expect(facts.header.map(foldColumn)).toEqual(manifest.cols.map(foldColumn))
      if (!fixture.header) expect(facts.header).toEqual(manifest.cols)
      expect(facts.headerRow).toBe((fixture.headerRow ?? 0) + 1)
      expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => facts.headerRow + 1 + index))
    })
  }

  it('I1 ss2003-excel-like.xml: gaps, rich text, dates', async () => {
    const fixture = manifest.files.find(({ file }) => file === 'ss2003-excel-like.xml')!
    const { facts, rows } = await readWhole(fixture.file)
    expect(rows.length).toBe(fixture.rows)
    for (const [row, column, text] of fixture.cells!) expect(rows[row]!.cells[facts.header.indexOf(column)]).toBe(text)
    expect(rows.map(({ row }) => row)).toEqual([2, 4])
  })

  it.each([
    ['lo.xlsx', 'xlsx', 'Gebruikers', null, null],
    ['xlwt-biff8.xls', 'xls', 'Gebruikers', null, null],
    ['lo-html.xls', 'html', null, 'utf-8', null],
    ['generic.xml', 'xml', null, 'utf-8', null],
    ['ss2003-excel-like.xml', 'spreadsheetml', 'Gebruikers', 'utf-8', null],
    ['csv-named.xls', 'csv', null, 'utf-8', ';'],
    ['cp1252-semi.csv', 'csv', null, 'windows-1252', ';'],
    ['utf16le-tab.csv', 'csv', null, 'utf-16le', '\t'],
  ])('I1 %s is %s', async (file, format, sheet, encoding, delimiter) => {
    const { facts } = await readWhole(file)
    expect(facts).toMatchObject({ format, sheet, encoding, delimiter })
  })
})

// Written for these tests: more/ with XlsxWriter, openpyxl, pandas, xlwt, and by LibreOffice from them.
describe('more files of other programs', () => {
  const cells = async (file: string) => (await readWhole(`more/${file}`)).rows.map((row) => row.cells)

  it.each(['xw-formats.xlsx', 'lo-formats.xlsx', 'lo-formats.xls', 'lo-formats.html'])('I2 every number format in %s', async (file) => {
    expect((await cells(file)).map((row) => row[3])).toEqual([
      ...[
        '00123',
        '-00005',
        '00000',
        'leeg',
        '-0007',
        '0.5',
        '0.125',
        '12345',
        '1234567.891',
        '12',
        '-12',
        '12',
        'nr. 007',
        '123-456',
        '1',
        '1.1',
      ],
      ...['1000000000000000', '0.0000001', '1000000000000000000000', '2024-03-01T12:00:00', '12:00:00', '36:00:00'],
      ...[
        '1900-02-28',
        '1900-02-29',
        '1900-03-01',
        '1900-01-01',
        '2024-03-01',
        '2024-03-01T02:57:46.598',
        '13',
        '-13',
        '3',
        '12',
        '123',
        '05',
        '05',
      ],
      ...['42', '612345678', '1234 AA', '2024-03-01', '2024-03-01', '3 st'],
    ])
  })

  it.each([
    ['xw-misc.xlsx', 'ab'],
    // LibreOffice wrote 0 as the result of that formula.
    ['lo-misc.xls', '0'],
  ])('I1 I2 title, hidden sheet, rich text, formulas, errors, hidden row in %s', async (file, result) => {
    expect(await readWhole(`more/${file}`)).toMatchObject({
      facts: { sheet: 'Gebruikers', headerRow: 4, header: ['Werkgevercode', 'AfdelingCode', 'Gebruiker_Code', 'Extra'] },
      rows: [
        { row: 5, cells: ['0012', 'A vet en gewoon', '', 'TRUE'], errors: [2] },
        { row: 7, cells: ['0013', result, 'TRUE', '', '', 'buiten'] },
        { row: 8, cells: ['_x0041_', 'regel1\nregel2', ' rond ', 'é€😀'] },
        { row: 9, cells: ['verborgen rij', '', '', ''] },
      ],
    })
  })

  it('I2 dates, times and durations of openpyxl, as numbers and as text', async () => {
    expect(await cells('opx.xlsx')).toEqual([
      ['0001', '2024-03-01', '2024-03-01T13:45:10', '08:30:00', 'past'],
      ['1', 'TRUE', '', '30:00:00'],
      ['12345', '1200000000000000', '0.3', ''],
    ])
    expect(await cells('opx-iso.xlsx')).toEqual([['0001', '2024-03-01', '2024-03-01T13:45:10', 'x']])
  })

  it('I1 XML and HTML of pandas', async () => {
    expect(await cells('pd.xml')).toEqual([
      ['0', '0001', '10', 'a', '2024-03-01 00:00:00', '1.0', '5'],
      ['1', '0002', '20', 'b', '2024-03-02 12:30:00', '', '6'],
    ])
    expect(await cells('pd.xls')).toEqual([
      ['0001', '10', 'a', '2024-03-01 00:00:00', '1.0', '5'],
      ['0002', '20', 'b', '2024-03-02 12:30:00', 'NaN', '6'],
    ])
  })

  it('I1 .xls with strings that go on in a next record', async () => {
    const rows = Array.from({ length: 199 }, (_, i) => [
      `${(i + 1) % 2 ? 'é' : 'Ł'}${i + 1}`,
      'y'.repeat((i + 1) % 97),
      'Łąś€'.repeat((i + 1) % 41),
    ])
    expect(await cells('xlwt-long.xls')).toEqual([...rows, ['x'.repeat(20_000), 'Łąś€'.repeat(4_000), 'z']])
  })

  it('I1 an OpenDocument is none of the four', async () => {
    await expect(readWhole('more/lo.ods')).rejects.toMatchObject({ code: 'other-format', values: { kind: 'OpenDocument' } })
  })
})

describe('files that are refused', () => {
  it.each([
    ['encrypted.xlsx', 'encrypted'],
    ['hostile/bomb-rows-400m.xlsx', 'zip-bomb'],
    ['hostile/cell50mb.xlsx', 'zip-bomb'],
    ['hostile/corrupt-deflate.xlsx', 'zip-damaged'],
    ['hostile/empty.csv', 'empty'],
    ['hostile/far-cell.xlsx', 'too-many-columns'],
    ['hostile/laughs.xml', 'doctype'],
    ['hostile/random.xls', 'xls-damaged'],
    ['hostile/truncated.xlsx', 'zip-damaged'],
    ['hostile/xxe.xml', 'doctype'],
  ])(
    'P8 %s: %s, within 5 s',
    async (file, code) => {
      await expect(readWhole(file)).rejects.toMatchObject({ name: 'UnreadableFile', code })
    },
    5_000,
  )

  it.each([
    ['hostile/lying-dimension.xlsx', ['a'], []],
    ['hostile/proto-comment.xlsx', ['a'], []],
    ['hostile/proto.csv', ['__proto__', 'constructor', 'toString'], [['1', '2', '3']]],
  ])('P8 %s is read as what it is', async (file, header, rows) => {
    const read = await readWhole(file)
    expect(read.facts.header).toEqual(header)
    expect(read.rows.map(({ cells }) => cells)).toEqual(rows)
  })
})
