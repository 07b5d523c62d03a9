import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { read as readBook } from 'xlsx'
import { type SheetFormat, sheetFormats, writeSheet } from '@/lib/kernel/sheet'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { TooManyRows } from '@/lib/kernel/sheet/xls'
import { readAll, readFile } from '../read/read-file'

const folder = mkdtempSync(join(tmpdir(), 'sheet-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function bytesOf(format: SheetFormat, sheet: Sheet): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeSheet(format, sheet)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Writes the sheet and reads it with the product's own reader. */
async function readBack(format: SheetFormat, sheet: Sheet) {
  const path = join(folder, `sheet.${format}`)
  await pipeline(writeSheet(format, sheet), createWriteStream(path))
  const { facts, rows } = await readAll(await readFile(path))
  return { facts, rows: rows.map((row) => row.cells) }
}

const header = ['Werkgevercode', 'AfdelingCode', 'Gebruiker_Code', 'Gebruiker_Achternaam']
const rows = [
  ['000123', '12345678901234567890', '1.0', 'Yılmaz'],
  ['0012', '1E5', '2026-11-22', 'Łukasz & Söhne <b>"quoted"</b>'],
  ['12', '0', 'TRUE', "van 't Hart; de \\ N\\N"],
  ['9', '_x0041_', 'a_x000D_b', '😀 é é'],
  ['7', '', '', ''],
  ['8', 'x'.repeat(255), ']]>', 'two\nlines'],
]

describe('I2 every cell reads back as the text it is', () => {
  it.each(sheetFormats)('.%s', async (format) => {
    const { facts, rows: found } = await readBack(format, { name: 'Gebruikers', header, rows })
    expect(facts).toMatchObject({ format, header })
    expect(found).toEqual(rows)
  })

  it.each(sheetFormats)('.%s of a header alone has no rows', async (format) => {
    const { facts, rows: found } = await readBack(format, { name: 'Gebruikers', header, rows: [] })
    expect(facts.header).toEqual(header)
    expect(found).toEqual([])
  })

  it('in several hundred rows as well, from a source that comes slowly', async () => {
    const many = Array.from({ length: 700 }, (_, i) => [String(i).padStart(6, '0'), `A${i}`, 'ü'.repeat(100), ''])
    async function* slowly() {
      for (const row of many) {
        if (row[0]?.endsWith('50')) await new Promise((resolve) => setTimeout(resolve, 1))
        yield row
      }
    }
    for (const format of sheetFormats)
      expect((await readBack(format, { name: 'Gebruikers', header, rows: slowly() })).rows, format).toEqual(many)
  })
})

describe('Exports: no cell is run as a formula', () => {
  const hostile = ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\tx', '\rx', '+31 6 12345678', "'t Hart"]

  it('.csv puts an apostrophe before it, telephone numbers excepted', async () => {
    const text = (await bytesOf('csv', { name: 'x', header: ['a', 'b'], rows: hostile.map((value) => [value, '']) })).toString()
    expect(text.split('\r\n').slice(1, -1)).toEqual([
      "'=1+1;",
      "'+cmd|x;",
      "'-2+3;",
      "'@SUM(A1);",
      "'\tx;",
      '"\'\rx";',
      '+31 6 12345678;',
      "'t Hart;",
    ])
    expect(text.startsWith('\ufeffa;b\r\n')).toBe(true)
  })

  it.each(['xlsx', 'xls'] as const)('.%s types it as text, unprefixed', async (format) => {
    const book = readBook(await bytesOf(format, { name: 'x', header: ['a'], rows: hostile.map((value) => [value]) }), {
      dense: true,
      cellNF: true,
    })
    const cells = (Object.values(book.Sheets)[0]?.['!data'] ?? []).slice(1).map((row) => row[0])
    expect(cells.map((cell) => [cell?.t, cell?.f, cell?.z])).toEqual(hostile.map(() => ['s', undefined, '@']))
    expect(cells.slice(0, 4).map((cell) => cell?.v)).toEqual(hostile.slice(0, 4))
  })
})

describe('other readers agree', () => {
  it.each(['xlsx', 'xls'] as const)('SheetJS opens .%s with the same cells and tab', async (format) => {
    const book = readBook(await bytesOf(format, { name: 'Regels: alle/[1]', header, rows }), { dense: true })
    expect(book.SheetNames).toEqual(['Regels  alle  1'])
    const cells = (Object.values(book.Sheets)[0]?.['!data'] ?? []).map((row) => header.map((_, index) => row?.[index]?.v ?? ''))
    expect(cells).toEqual([header, ...rows])
  })

  it('signs that XML cannot hold are left out of .xlsx and .xml', async () => {
    const odd = ['a\u0001b', 'c\ud800d', 'e\ufffff', 'g']
    for (const format of ['xlsx', 'xml'] as const)
      expect((await readBack(format, { name: 'x', header, rows: [odd] })).rows, format).toEqual([['ab', 'cd', 'ef', 'g']])
  })
})

it('.xls holds long texts and megabytes of them', async () => {
  const long = Array.from({ length: 260 }, (_, row) => [`${row}`, ...['ł', 'é', 'x'].map((sign) => `${row}${sign}`.repeat(4000))])
  const { rows: found } = await readBack('xls', { name: 'x', header, rows: long })
  expect(found.length).toBe(long.length)
  expect(found.findIndex((row, index) => row.join() !== long[index]?.join())).toBe(-1)
})

it('.xls refuses more rows than it has', async () => {
  const many = { name: 'x', header: ['a'], rows: Array.from({ length: 65_536 }, () => ['1']) }
  await expect(bytesOf('xls', many)).rejects.toThrow(TooManyRows)
})

it('a source that fails fails the file', async () => {
  async function* failing() {
    yield ['1', '2', '3', '4']
    throw new Error('the database went away')
  }
  for (const format of sheetFormats) await expect(bytesOf(format, { name: 'x', header, rows: failing() })).rejects.toThrow('went away')
})
