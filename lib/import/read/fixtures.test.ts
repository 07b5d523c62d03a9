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
