import { describe, expect, it } from 'vitest'
import { cellsHere, readHere } from '../testing/here'

const book = (sheets: string, styles = '') =>
  `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles>${styles}</Styles>${sheets}</Workbook>`
const sheet = (rows: string, name = 'Blad1', options = '') => `<Worksheet ss:Name="${name}"><Table>${rows}</Table>${options}</Worksheet>`
const cell = (type: string, value: string, attributes = '') => `<Cell${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`
const head = `<Row>${cell('String', 'a')}${cell('String', 'b')}${cell('String', 'c')}</Row>`
const hidden = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'

describe('I1 SpreadsheetML of 2003', () => {
  it('I2 gives every kind of cell as text', async () => {
    const styles =
      '<Style ss:ID="Default"/><Style ss:ID="z"><NumberFormat ss:Format="00000"/></Style><Style ss:ID="y" ss:Parent="z"/><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="f"><NumberFormat ss:Format="Fixed"/></Style>'
    const rows = [
      [cell('Number', '12', ' ss:StyleID="z"'), '00012'],
      [cell('Number', '12', ' ss:StyleID="y"'), '00012'],
      [cell('Number', '45352', ' ss:StyleID="d"'), '2024-03-01'],
      [cell('Number', '12.5', ' ss:StyleID="f"'), '12.5'],
      [cell('Number', '1.2E15'), '1200000000000000'],
      [cell('DateTime', '2024-03-01T00:00:00.000', ' ss:StyleID="d"'), '2024-03-01'],
      [cell('DateTime', '2024-03-01T13:45:10.000'), '2024-03-01T13:45:10'],
      [cell('DateTime', '1899-12-31T08:30:00.000'), '08:30:00'],
      [cell('Boolean', '1'), 'TRUE'],
      [cell('Boolean', '0'), 'FALSE'],
      [cell('String', ' 00012&#10;x '), ' 00012\nx '],
      ['<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">A <B>vet</B> en <I>c</I></ss:Data></Cell>', 'A vet en c'],
      ['<Cell><Data ss:Type="String">tekst</Data><Comment><ss:Data>opmerking</ss:Data></Comment></Cell>', 'tekst'],
    ]
    const file = book(sheet(head + rows.map(([written]) => `<Row>${written}</Row>`).join('')), styles)
    expect((await cellsHere(file)).slice(1).map(([text]) => text)).toEqual(rows.map(([, text]) => text))
  })

  it('takes the style of the row, the column or the table where a cell has none', async () => {
    const styles = ['0', '00', '000'].map((format, i) => `<Style ss:ID="s${i}"><NumberFormat ss:Format="0${format}"/></Style>`).join('')
    const rows = `${head}<Row ss:StyleID="s0">${cell('Number', '7')}</Row><Row>${cell('Number', '7')}${cell('Number', '7')}</Row>`
    const file = book(
      `<Worksheet ss:Name="x"><Table ss:StyleID="s2"><Column ss:Index="2" ss:StyleID="s1" ss:Span="1"/>${rows}</Table></Worksheet>`,
      styles,
    )
    expect((await cellsHere(file)).slice(1)).toEqual([
      ['07', '', ''],
      ['0007', '007', ''],
    ])
  })

  it('keeps the places that gaps and merged cells leave', async () => {
    const rows = `${head}<Row ss:Index="4">${cell('String', 'x', ' ss:MergeAcross="1"')}${cell('String', 'y')}</Row><Row ss:Index="6">${cell('String', 'z', ' ss:Index="3"')}</Row>`
    expect((await readHere(book(sheet(rows)))).rows).toEqual([
      { row: 4, cells: ['x', '', 'y'] },
      { row: 6, cells: ['', '', 'z'] },
    ])
  })

  it('reads the first visible sheet, or the one that is named', async () => {
    const file = book(
      sheet(head, 'Oud', hidden) +
        sheet(`${head}<Row>${cell('String', '1')}</Row>`, 'Nieuw') +
        sheet(`${head}<Row>${cell('String', '2')}</Row>`, 'Derde'),
    )
    expect(await readHere(file)).toMatchObject({ facts: { format: 'spreadsheetml', sheet: 'Nieuw' }, rows: [{ cells: ['1', '', ''] }] })
    expect((await readHere(file, { sheet: 'derde' })).rows[0]?.cells[0]).toBe('2')
    await expect(readHere(file, { sheet: 'Oud' })).rejects.toMatchObject({ code: 'unknown-sheet', values: { sheets: 'Nieuw, Derde' } })
  })

  it('tells which cells hold an error', async () => {
    expect((await readHere(book(sheet(`${head}<Row>${cell('String', 'x')}${cell('Error', '#N/A')}</Row>`)))).rows).toEqual([
      { row: 2, cells: ['x', '', ''], errors: [1] },
    ])
  })

  it.each([
    [
      'a row that goes back',
      sheet(`<Row ss:Index="3">${cell('String', 'x')}</Row><Row ss:Index="2">${cell('String', 'y')}</Row>`),
      'contradiction',
    ],
    ['a cell that goes back', sheet(`<Row>${cell('String', 'x')}${cell('String', 'y', ' ss:Index="1"')}</Row>`), 'contradiction'],
    ['a style that is not there', sheet(`<Row>${cell('Number', '1', ' ss:StyleID="weg"')}</Row>`), 'contradiction'],
    ['a number that is none', sheet(`<Row>${cell('Number', 'één')}</Row>`), 'contradiction'],
    ['no sheet', '', 'no-sheet'],
    ['only hidden sheets', sheet(head, 'x', hidden), 'no-sheet'],
    ['a sheet without cells', sheet(''), 'no-rows'],
  ])('refuses %s', async (_, sheets, code) => {
    await expect(readHere(book(sheets))).rejects.toMatchObject({ code })
  })
})
