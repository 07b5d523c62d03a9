import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utils, type WorkBook, write } from 'xlsx'
import { cellsHere, readHere } from '../testing/here'

type Kind = 'biff8' | 'biff5'
const KINDS: Kind[] = ['biff8', 'biff5']

const asXls = (book: WorkBook, bookType: Kind): Buffer => write(book, { type: 'buffer', bookType })

function book(rows: unknown[][], name = 'Gebruikers'): WorkBook {
  const made = utils.book_new()
  utils.book_append_sheet(made, utils.aoa_to_sheet(rows, { sheetStubs: false }), name)
  return made
}

describe.each(KINDS)('I1 I2 .xls, %s', (kind) => {
  it('gives every kind of cell as text', async () => {
    const made = book([
      ['a', 'b', 'c'],
      ['0012', 12.5, true],
      [-7, 123456789012, false],
      [1.2e15, 0.1 + 0.2, 'y'],
      [null, null, 'x'],
    ])
    const sheet = made.Sheets.Gebruikers!
    sheet.A6 = { t: 'n', v: 12, z: '00000' }
    sheet.B6 = { t: 'n', v: 45352, z: 'dd-mm-yyyy' }
    sheet.C6 = { t: 'n', v: 45352.5, z: 'dd-mm-yyyy hh:mm' }
    sheet['!ref'] = 'A1:C6'
    expect(await cellsHere(asXls(made, kind))).toEqual([
      ['a', 'b', 'c'],
      ['0012', '12.5', 'TRUE'],
      ['-7', '123456789012', 'FALSE'],
      ['1200000000000000', '0.3', 'y'],
      ['', '', 'x'],
      ['00012', '2024-03-01', '2024-03-01T12:00:00'],
    ])
  })

  it('tells which cells hold an error, and keeps row numbers', async () => {
    const made = book([['a', 'b'], [], ['x', null]])
    made.Sheets.Gebruikers!.B3 = { t: 'e', v: 0x2a }
    expect((await readHere(asXls(made, kind))).rows).toEqual([{ row: 3, cells: ['x', ''], errors: [1] }])
  })

  it('reads the first visible sheet, or the one that is named', async () => {
    const made = book([['verborgen']], 'Oud')
    utils.book_append_sheet(made, utils.aoa_to_sheet([['zichtbaar']]), 'Nieuw')
    utils.book_append_sheet(made, utils.aoa_to_sheet([['derde']]), 'Derde')
    made.Workbook = {
      Sheets: [
        { name: 'Oud', Hidden: 1 },
        { name: 'Nieuw', Hidden: 0 },
        { name: 'Derde', Hidden: 0 },
      ],
    }
    const file = asXls(made, kind)
    expect((await readHere(file)).facts).toMatchObject({ format: 'xls', sheet: 'Nieuw', encoding: null, header: ['zichtbaar'] })
    expect((await readHere(file, { sheet: 'derde' })).facts.header).toEqual(['derde'])
    await expect(readHere(file, { sheet: 'Oud' })).rejects.toMatchObject({ code: 'unknown-sheet' })
  })

  it('gives back what was written', async () => {
    const letters = kind === 'biff8' ? fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }) : fc.stringMatching(/^[ -~]{1,40}$/)
    const cell = fc.oneof(letters, fc.integer(), fc.boolean())
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 }), async (rows) => {
        const text = (value: unknown) => (typeof value === 'boolean' ? String(value).toUpperCase() : String(value))
        const read = await cellsHere(asXls(book([['kop', 'van', 'kolom'], ...rows]), kind))
        expect(read).toEqual([['kop', 'van', 'kolom'], ...rows.map((row) => row.map(text))])
      }),
      { numRuns: 40 },
    )
  })

  it('P8 is refused when it is cut off anywhere, or reads what was there', async () => {
    const file = asXls(book([['a', 'b'], ...Array.from({ length: 300 }, (_, i) => [`code${i}`, i])]), kind)
    const good = await readHere(file)
    for (let length = 0; length < file.length; length += 997) {
      const read = await readHere(file.subarray(0, length)).catch((error) => error.name)
      if (read !== 'UnreadableFile') expect(read).toEqual(good)
    }
  })
})

describe('.xls', () => {
  it('I1 a bare sheet, as small programs write it', async () => {
    const record = (kind: number, ...words: number[]) => Buffer.from(new Uint16Array([kind, words.length * 2, ...words]).buffer)
    const label = (row: number, column: number, text: string) => {
      const data = Buffer.from(text, 'latin1')
      const bytes = Buffer.alloc(12 + data.length)
      for (const [i, word] of [0x204, 8 + data.length, row, column, 0, data.length].entries()) bytes.writeUInt16LE(word, i * 2)
      data.copy(bytes, 12)
      return bytes
    }
    const number = Buffer.alloc(18)
    for (const [i, word] of [0x203, 14, 1, 1, 0].entries()) number.writeUInt16LE(word, i * 2)
    number.writeDoubleLE(12.5, 10)
    const file = Buffer.concat([record(0x809, 0, 0x10, 0, 0), label(0, 0, 'a'), label(0, 1, 'b'), label(1, 0, 'Zoë'), number, record(0x0a)])
    expect(await cellsHere(file)).toEqual([
      ['a', 'b'],
      ['Zoë', '12.5'],
    ])
  })

  it.each([['a document of another program', write(book([['a']]), { type: 'buffer', bookType: 'biff8' }), 'Workbook', 'WordDocu']])(
    'P8 %s is refused',
    async (_, file: Buffer, from, to) => {
      const other = Buffer.from(file.toString('latin1').replaceAll(wide(from), wide(to)), 'latin1')
      await expect(readHere(other)).rejects.toMatchObject({ code: 'not-a-spreadsheet' })
    },
  )

  it.each(['biff2', 'biff3', 'biff4'])('P8 %s is too old', async (bookType) => {
    await expect(readHere(write(book([['a', 'b']]), { type: 'buffer', bookType: bookType as 'biff2' }))).rejects.toMatchObject({
      code: 'old-excel',
    })
  })
})

const wide = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1')
