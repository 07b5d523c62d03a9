import { describe, expect, it } from 'vitest'
import { cellsHere, readHere } from '../testing/here'

const page = (tables: string, head = '') => `<html><head><meta charset="utf-8">${head}</head><body>${tables}</body></html>`
const one = async (cell: string, head = '') =>
  (await cellsHere(page(`<table><tr><td>kop</td><td>b</td></tr><tr>${cell}<td>einde</td></tr></table>`, head)))[1]?.[0]

describe('I1 HTML under the name .xls', () => {
  it.each([
    ['references', '<td>&eacute;&amp;&#8364;&#x142;&nbsp;x&euro;</td>', 'é&€ł\u00a0x€'],
    ['a reference that is none', '<td>R&D &onzin; a<b</td>', 'R&D &onzin; a'],
    ['line breaks', '<td>een<br>twee<br/>drie</td>', 'een\ntwee\ndrie'],
    ['a cell kept open by a line break', '<td><br></td>', ''],
    ['a cell kept open by a space', '<td>&nbsp;</td>', ''],
    ['markup', '<td><b>vet</b> <font color="red">rood</font></td>', 'vet rood'],
    ['wraps of the source', '<td>\n    een\n    twee\n  </td>', 'een twee'],
    ['white space of its own', '<td> rond </td>', ' rond '],
    ['paragraphs', '<td><p>een</p><p>twee</p></td>', 'een\ntwee'],
    ['comments and scripts', '<td>a<!-- <td>x</td> -->b<script>if (1 < 2) "<td>"</script>c</td>', 'abc'],
    ['LibreOffice: a code', '<td sdval="123" sdnum="1033;0;000000">000123</td>', '000123'],
    ['LibreOffice: a number', '<td sdval="12345" sdnum="1043;0;#,##0">12.345</td>', '12345'],
    ['LibreOffice: a date', '<td sdval="45352" sdnum="1033;1043;D MMMM JJJJ">1 maart 2024</td>', '2024-03-01'],
    ['LibreOffice: a boolean', '<td sdval="1" sdnum="1033;0;BOOLEAN">WAAR</td>', 'TRUE'],
    ['SheetJS: a number', '<td data-t="n" data-v="1000000000000000" id="x-C4">1E+15</td>', '1000000000000000'],
    ['SheetJS: a date', '<td data-t="n" data-v="45352" data-z="m/d/yy" id="x-D2">3/1/24</td>', '2024-03-01'],
    ['Excel: a number', '<td x:num="12345.5">12.345,50</td>', '12.345,50'],
    ['Excel: a code by its class', '<td class=xl65 x:num="12">00012</td>', '00012'],
    ['Excel: a date by its class', '<td class="xl1 xl66" x:num="45352">1-3-2024</td>', '2024-03-01'],
    ['Excel: a format of its own', `<td style='mso-number-format:"0000"'>12</td>`, '0012'],
    ['Excel: text', `<td style='mso-number-format:"\\@"'>00012</td>`, '00012'],
    ['a code as it is shown', '<td>000123</td>', '000123'],
  ])('%s', async (_, cell, expected) => {
    const style = '<style><!-- .xl65 {mso-number-format:"00000";}\n.xl66, .xl67 {color:red; mso-number-format:"Short Date";} --></style>'
    expect(await one(cell, style)).toBe(expected)
  })

  it('tags that are left open, in capitals, and spans', async () => {
    const table = '<TABLE><TR><TD>a<TD>b<TD>c<TR><TD ROWSPAN=2>1<TD COLSPAN="2">2<TR><TD>3<TD>4</TABLE>'
    expect(await cellsHere(page(table))).toEqual([
      ['a', 'b', 'c'],
      ['1', '2', ''],
      ['', '3', '4'],
    ])
  })

  it('a title table before, and a table for layout around it', async () => {
    const data =
      '<table><tr><th>Werkgevercode</th><th>AfdelingCode</th><th>Gebruiker_Code</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>'
    const { facts, rows } = await readHere(page(`<table><tr><td>Overzicht</td></tr></table><table><tr><td>${data}</td></tr></table>`))
    expect(facts).toMatchObject({ format: 'html', headerRow: 3, header: ['Werkgevercode', 'AfdelingCode', 'Gebruiker_Code'] })
    expect(rows).toEqual([{ row: 4, cells: ['1', '2', '3'] }])
  })

  it('the first of several sheets, or the one that is named', async () => {
    const sheet = (i: number, name: string) =>
      `<a name="table${i}"><h1>Sheet ${i + 1}: <em>${name}</em></h1></a><table><tr><td>k</td></tr><tr><td>${name}</td></tr></table>`
    const file = page(`<p>Overview <a href="#table0">A</a></p>${sheet(0, 'Een')}${sheet(1, 'Twee')}`)
    expect(await cellsHere(file)).toEqual([['k'], ['Een']])
    expect(await cellsHere(file, { sheet: 'Twee' })).toEqual([['k'], ['Twee']])
    await expect(readHere(file, { sheet: 'Drie' })).rejects.toMatchObject({ code: 'unknown-sheet', values: { sheets: 'Een, Twee' } })
  })

  it.each([
    ['<!DOCTYPE html>', 'html'],
    ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">', 'html'],
    ['\n  <table><tr><td>a</td></tr></table>', 'html'],
    ['<!-- x --><HTML xmlns:x="urn:schemas-microsoft-com:office:excel">', 'html'],
  ])('recognises %s', async (start, format) => {
    expect((await readHere(`${start}<table><tr><td>a</td></tr></table>`)).facts.format).toBe(format)
  })

  it('P8 a page without a table, one that is cut off, spans beyond all measure', async () => {
    await expect(readHere(page('<p>Sessie verlopen</p>'))).rejects.toMatchObject({ code: 'no-rows' })
    await expect(readHere('<table><tr><td>a</td></tr><tr><td>b</td><td')).rejects.toMatchObject({ code: 'truncated' })
    expect(await cellsHere(page('<table><tr><td colspan=99999999 rowspan=99999999>a</td></tr><tr><td>b</td></tr></table>'))).toHaveLength(2)
  })
})
