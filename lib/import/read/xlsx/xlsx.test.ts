import { describe, expect, it } from 'vitest'
import { cellsHere, readHere } from '../testing/here'
import { text, type WorkbookParts, workbook } from '../testing/workbook'

const row = (...cells: string[]) => `<row>${cells.join('')}</row>`
const head = row(text('a'), text('b'), text('c'))
const first = async (cells: string, more: WorkbookParts = {}) => (await cellsHere(workbook({ rows: head + row(cells), ...more })))[1]

describe('I2 cells of .xlsx', () => {
  it.each([
    ['text of its own', '<c t="inlineStr"><is><t>x</t></is></c>', 'x'],
    [
      'text in runs, without its phonetic reading',
      '<c t="inlineStr"><is><r><rPr><b/></rPr><t>A </t></r><r><t xml:space="preserve">b </t></r><rPh sb="0" eb="1"><t>fon</t></rPh></is></c>',
      'A b ',
    ],
    ['text as the result of a formula', '<c t="str"><f>A1&amp;"x"</f><v>0012</v></c>', '0012'],
    ['text kept as a value', '<c t="inlineStr"><v>0012</v></c>', '0012'],
    ['a number', '<c><v>12345.0</v></c>', '12345'],
    ['a large number', '<c t="n"><v>1.2E+15</v></c>', '1200000000000000'],
    ['a number that binary cannot hold', '<c><v>0.30000000000000004</v></c>', '0.3'],
    ['true', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['false', '<c t="b"><v>0</v></c>', 'FALSE'],
    ['an ISO date', '<c t="d"><v>2024-03-01T00:00:00</v></c>', '2024-03-01'],
    ['a formula without a result', '<c><f>1+1</f></c>', ''],
    ['a formula with an empty result', '<c t="str"><f>""</f><v></v></c>', ''],
    ['escaped characters', '<c t="inlineStr"><is><t>a_x000A_b_x005F_x0041_</t></is></c>', 'a\nb_x0041_'],
    ['white space', '<c t="inlineStr"><is><t xml:space="preserve"> 12 </t></is></c>', ' 12 '],
    ['CDATA and references', '<c t="inlineStr"><is><t><![CDATA[<a>]]>&amp;&#x142;</t></is></c>', '<a>&ł'],
    ['letters in a run of other elements', '<c t="inlineStr"><is><t>x</t></is><extLst><ext><t>niet</t></ext></extLst></c>', 'x'],
  ])('%s', async (_, cell, expected) => {
    expect(((await first(cell + text('einde'))) ?? [])[0]).toBe(expected)
  })

  it('numbers by the format of their style, custom or built in', async () => {
    const styles =
      '<styleSheet><dxfs><dxf><numFmt numFmtId="164" formatCode="0.00"/></dxf></dxfs><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="&quot;NL&quot;0000"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="3"/><xf numFmtId="1"/><xf numFmtId="57"/></cellXfs></styleSheet>'
    const cells = [0, 1, 2, 3, 4, 5, 6].map((style) => `<c s="${style}"><v>45352</v></c>`).join('')
    expect(await first(cells, { styles })).toEqual(['45352', '45352', 'NL45352', '2024-03-01', '45352', '45352', '2024-03-01'])
    expect(await first('<c s="1"><v>12</v></c>', { styles })).toEqual(['00012', '', ''])
  })

  it('counts days from 1904 where the workbook does', async () => {
    const workbookXml =
      '<workbook xmlns:r="http://x"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    expect(await first('<c s="1"><v>43890</v></c>', { workbook: workbookXml, formats: ['dd-mm-yyyy'] })).toEqual(['2024-03-01', '', ''])
  })

  it('tells which cells hold an error', async () => {
    const { rows } = await readHere(
      workbook({ rows: head + row(text('x'), '<c t="e"><v>#N/A</v></c>') + row('<c t="e"><v>#REF!</v></c>') }),
    )
    expect(rows).toEqual([
      { row: 2, cells: ['x', '', ''], errors: [1] },
      { row: 3, cells: ['', '', ''], errors: [0] },
    ])
  })

  it('shared strings, also beyond 65,536 of them', async () => {
    const strings = Array.from({ length: 70_000 }, (_, i) => (i % 3 ? `s${i}` : `Łódź ${i}`))
    const cells = [0, 1, 32_768, 69_999].map((i) => `<c t="s"><v>${i}</v></c>`).join('')
    expect(await first(cells, { strings })).toEqual(['Łódź 0', 's1', 's32768', 'Łódź 69999'])
  })

  it('shared strings in runs', async () => {
    const sharedStrings =
      '<sst count="9" uniqueCount="9"><si><r><t>A</t></r><r><rPr/><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>fon</t></rPh><phoneticPr fontId="1"/></si><si/><si><t/></si><si><t>z</t></si></sst>'
    expect(await first([0, 1, 2, 3].map((i) => `<c t="s"><v>${i}</v></c>`).join(''), { sharedStrings })).toEqual(['A b', '', '', 'z'])
  })
})

describe('I1 workbooks as other programs write them', () => {
  it('places without references follow on one another; with references they may skip', async () => {
    const rows = `<row>${text('a')}${text('b')}</row><row r="4">${text('x', 'B4')}${text('y')}${text('z', 'E4')}</row><row>${text('1')}</row>`
    expect(await readHere(workbook({ rows }))).toMatchObject({
      facts: { header: ['a', 'b'] },
      rows: [
        { row: 4, cells: ['', 'x', 'y', '', 'z'] },
        { row: 5, cells: ['1', ''] },
      ],
    })
  })

  it('cells of a row in any order', async () => {
    expect(await first(text('3', 'C2') + text('1', 'A2') + text('2', 'B2'))).toEqual(['1', '2', '3'])
  })

  it('prefixed elements, the strict namespace, targets from the root of the package', async () => {
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    const type = (kind: string) => `http://purl.oclc.org/ooxml/officeDocument/relationships/${kind}`
    const file = workbook({
      sheet: `<x:worksheet xmlns:x="${strict}"><x:dimension ref="A1"/><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>0012</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
      workbook: `<x:workbook xmlns:x="${strict}" xmlns:q="${type('')}"><x:sheets><x:sheet name="S" sheetId="1" q:id="rId7"/></x:sheets></x:workbook>`,
      relations: `<Relationship Id="rId7" Type="${type('worksheet')}" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId8" Type="${type('sharedStrings')}" Target="/xl/../xl/sharedStrings.xml"/>`,
      strings: ['code'],
    })
    expect(await cellsHere(file)).toEqual([['code'], ['0012']])
  })

  it('parts in UTF-16, with a byte order mark, and with alternate content', async () => {
    const sheet = `<worksheet><sheetData>${head}${row(text('Łódź'))}</sheetData><mc:AlternateContent xmlns:mc="urn:x"><mc:Choice Requires="x14"><sheetData/></mc:Choice></mc:AlternateContent></worksheet>`
    for (const bytes of [
      Buffer.from(`\ufeff${sheet}`),
      Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${sheet}`, 'utf16le'),
      Buffer.from(`<?xml version="1.0"?>${sheet}`, 'utf16le'),
    ]) {
      const file = workbook({ replace: { 'xl/worksheets/sheet1.xml': { name: 'xl/worksheets/sheet1.xml', bytes } } })
      expect(await cellsHere(file)).toEqual([
        ['a', 'b', 'c'],
        ['Łódź', '', ''],
      ])
    }
  })

  it('names of parts in another case, and stored instead of deflated', async () => {
    const bytes = `<worksheet><sheetData>${head}</sheetData></worksheet>`
    const file = workbook({ replace: { 'xl/worksheets/sheet1.xml': { name: 'XL/Worksheets/Sheet1.XML', bytes, stored: true } } })
    expect(await cellsHere(file)).toEqual([['a', 'b', 'c']])
  })

  it('the first visible sheet that is a worksheet, or the one that is named', async () => {
    const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`
    const sheet = (name: string, id: string, state = '') =>
      `<sheet name="${name}" sheetId="1" r:id="${id}"${state && ` state="${state}"`}/>`
    const file = workbook({
      rows: head,
      workbook: `<workbook xmlns:r="urn:r"><sheets>${sheet('Verborgen', 'h', 'hidden')}${sheet('Diep', 'v', 'veryHidden')}${sheet('Grafiek', 'g')}${sheet('Eerste', 'e')}${sheet('Tweede ', 't', 'visible')}</sheets></workbook>`,
      relations: `${relation('h', 'worksheet', 'worksheets/weg.xml')}${relation('v', 'worksheet', 'worksheets/weg.xml')}${relation('g', 'chartsheet', 'chartsheets/sheet1.xml')}${relation('e', 'worksheet', 'worksheets/sheet1.xml')}${relation('t', 'worksheet', 'worksheets/sheet2.xml')}`,
      extra: [{ name: 'xl/worksheets/sheet2.xml', bytes: `<worksheet><sheetData>${row(text('tweede'))}</sheetData></worksheet>` }],
    })
    expect((await readHere(file)).facts).toMatchObject({ sheet: 'Eerste', header: ['a', 'b', 'c'] })
    expect((await readHere(file, { sheet: 'TWEEDE' })).facts).toMatchObject({ sheet: 'Tweede ', header: ['tweede'] })
    await expect(readHere(file, { sheet: 'Verborgen' })).rejects.toMatchObject({
      code: 'unknown-sheet',
      values: { sheet: 'Verborgen', sheets: 'Eerste, Tweede ' },
    })
  })

  it('rows without cells, and what a sheet says of its own size, mean nothing', async () => {
    const rows = `${head}${Array.from({ length: 200_000 }, (_, i) => `<row r="${i + 2}" spans="1:16384" ht="15"/>`).join('')}<row r="300000">${text('x')}<c r="XFD300000" s="0"/></row>`
    const sheet = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`
    expect((await readHere(workbook({ sheet }))).rows).toEqual([{ row: 300_000, cells: ['x', '', ''] }])
  })
})

describe('P8 workbooks that are refused', () => {
  it.each<[string, WorkbookParts, string]>([
    ['a string that is not there', { rows: row('<c t="s"><v>3</v></c>'), strings: ['x'] }, 'contradiction'],
    ['strings without their part', { rows: row('<c t="s"><v>0</v></c>') }, 'contradiction'],
    ['a style that is not there', { rows: row('<c s="9"><v>1</v></c>'), formats: ['000'] }, 'contradiction'],
    ['a style without styles', { rows: row('<c s="1"><v>1</v></c>') }, 'contradiction'],
    ['a number that is none', { rows: row('<c><v>twaalf</v></c>') }, 'contradiction'],
    ['a number beyond all numbers', { rows: row('<c><v>1e999</v></c>') }, 'contradiction'],
    ['a type that is not there', { rows: row('<c t="x"><v>1</v></c>') }, 'contradiction'],
    ['one place twice', { rows: row(text('x', 'A1'), text('y', 'A1')) }, 'contradiction'],
    ['one place twice, out of order', { rows: row(text('x', 'A1'), text('z', 'C1'), text('y', 'A1')) }, 'contradiction'],
    ['a row twice', { rows: `<row r="2">${text('x')}</row><row r="2">${text('y')}</row>` }, 'contradiction'],
    ['a row that goes back', { rows: `<row r="2">${text('x')}</row><row r="1">${text('y')}</row>` }, 'contradiction'],
    ['a cell of another row', { rows: `<row r="2">${text('x', 'A3')}</row>` }, 'contradiction'],
    ['a cell outside the sheet', { rows: row(text('x', 'XFE1')) }, 'contradiction'],
    ['a row outside the sheet', { rows: `<row r="1048577">${text('x')}</row>` }, 'contradiction'],
    ['a place that is none', { rows: row(text('x', '1A')) }, 'contradiction'],
    ['cells twice', { sheet: '<worksheet><sheetData/><sheetData/></worksheet>' }, 'contradiction'],
    ['a sheet that is something else', { sheet: '<chartsheet/>' }, 'contradiction'],
    ['a sheet that is not there', { replace: { 'xl/worksheets/sheet1.xml': undefined } }, 'missing-part'],
    ['a sheet without a relation', { relations: '<x/>' }, 'contradiction'],
    [
      'a relation twice',
      { relations: '<Relationship Id="rId1" Type="x/worksheet" Target="a"/><Relationship Id="rId1" Type="x/worksheet" Target="b"/>' },
      'contradiction',
    ],
    [
      'a sheet of another kind',
      {
        replace: {
          '[Content_Types].xml': {
            name: '[Content_Types].xml',
            bytes: '<Types><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/x-chart"/></Types>',
          },
        },
      },
      'contradiction',
    ],
    ['a workbook without sheets', { sheets: '' }, 'no-sheet'],
    ['a sheet without cells', { rows: '' }, 'no-rows'],
    ['a document of another program', { workbook: '<document/>' }, 'not-a-spreadsheet'],
    ['a document type', { sheet: '<!DOCTYPE x [<!ENTITY e "x">]><worksheet/>' }, 'doctype'],
    ['half a sheet', { sheet: `<worksheet><sheetData>${head}` }, 'xml-cut-off'],
    ['a sheet that is not well-formed', { sheet: `<worksheet><sheetData>${head}</worksheet>` }, 'xml-damaged'],
    [
      'bytes that are no text',
      {
        replace: {
          'xl/worksheets/sheet1.xml': { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from('<worksheet>\xe9</worksheet>', 'latin1') },
        },
      },
      'wrong-encoding',
    ],
    ['a sheet nested too deep', { sheet: `<worksheet>${'<a>'.repeat(70)}${'</a>'.repeat(70)}</worksheet>` }, 'xml-too-deep'],
    ['too many columns', { rows: row(...Array.from({ length: 16_384 }, () => text('x'))) }, 'too-many-columns'],
    ['a cell beyond the limit', { rows: row(text('x'.repeat(1_100_000))) }, 'cell-too-long'],
  ])('%s', async (_, parts, code) => {
    await expect(readHere(workbook(parts))).rejects.toMatchObject({ code })
  })

  it('P8 a sheet named __proto__ is one like any other', async () => {
    const file = workbook({ rows: head, sheets: '<sheet name="__proto__" sheetId="1" r:id="rId1"/>' })
    expect((await readHere(file)).facts.sheet).toBe('__proto__')
    await expect(readHere(file, { sheet: 'constructor' })).rejects.toMatchObject({ code: 'unknown-sheet' })
  })
})
