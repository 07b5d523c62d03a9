import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsHere, readHere } from '../testing/here'
import { CsvTokens } from './tokens'

const HEADER = 'Werkgevercode;AfdelingCode;Gebruiker_Code'

function tokens(text: string, delimiter: string | null, cuts: number[] = []): string[][] {
  const records: string[][] = []
  const csv = new CsvTokens(delimiter, (cells) => records.push(cells))
  let from = 0
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    csv.write(text.slice(from, cut))
    from = Math.max(from, cut)
  }
  csv.write(text.slice(from))
  csv.end()
  return records
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.stringMatching(/^[ab;,"\r\n\t]{0,6}$/))
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })

describe('CSV as tokens', () => {
  it('I1 gives back what was written, wherever the text is cut', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(200)),
        (rows, delimiter, end, cuts) => {
          const text = rows.map((row) => row.map(quoted).join(delimiter) + end).join('')
          expect(
            tokens(
              text,
              delimiter,
              cuts.map((cut) => Math.min(cut, text.length)),
            ),
          ).toEqual(rows)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('I1 agrees with csv-parse on text as spreadsheets write it', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map((value) => (/[";\r\n]/.test(value) ? quoted(value) : value)).join(';')).join('\n')
        const theirs = parse(text, { delimiter: ';', relax_column_count: true, record_delimiter: '\n' }) as string[][]
        expect(tokens(text, ';')).toEqual(theirs)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a quote within a field is a character', 'a;b"c;"d', [['a', 'b"c', 'd']], 'lenient'],
    ['text after a closing quote belongs to the cell', '"a"b;c\n', [['ab', 'c']]],
    [
      'no line end after the last row',
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['blank lines are rows without cells', 'a\n\nb\n', [['a'], [], ['b']]],
    ['an empty quoted cell is a cell', '""\n', [['']]],
    [
      'an empty last cell',
      'a;\n;b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
  ])('I1 %s', (_, text, rows, lenient?: string) => {
    const records: string[][] = []
    const csv = new CsvTokens(';', (cells) => records.push(cells), lenient === 'lenient')
    csv.write(text)
    csv.end()
    expect(records).toEqual(rows)
  })
})

describe('CSV files', () => {
  it.each([
    [';', 'a;b;c\n1;2;3\n'],
    [',', 'a,b,c\n1,2,3\n'],
    ['\t', 'a\tb\tc\n1\t2\t3\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [';', '"a;x";"b,y";"c,z"\n"1,5";"2,5";"3,5"\n'],
    [',', '"Jansen, P.",b\n"de Boer; W.",c\n'],
    [';', 'naam;omschrijving\nx;een, twee, drie\ny;vier, vijf\n'],
    [';', `Lijst, gemaakt op 1-3-2024, door X\n${HEADER}\n1;2;3\n`],
    [',', 'Werkgevercode,AfdelingCode,Gebruiker_Code\n"a;b;c;d;e","f;g",h\n'],
  ])('I1 finds delimiter %j', async (delimiter, text) => {
    expect((await readHere(text)).facts.delimiter).toBe(delimiter)
  })

  it('I1 one column has no delimiter, whatever its text holds', async () => {
    const { facts, rows } = await readHere('Gebruiker_Code\nJansen\nde Boer, W.\n')
    expect(facts).toMatchObject({ delimiter: null, header: ['Gebruiker_Code'] })
    expect(rows.map(({ cells }) => cells)).toEqual([['Jansen'], ['de Boer, W.']])
  })

  it('I1 a sep= line is obeyed and is no row', async () => {
    const { facts, rows } = await readHere('sep=|\r\na|b\r\n1;2|3\r\n')
    expect(facts).toMatchObject({ delimiter: '|', headerRow: 1, header: ['a', 'b'] })
    expect(rows).toEqual([{ row: 2, cells: ['1;2', '3'] }])
  })

  it.each(['\n', '\r\n', '\r'])('I1 lines that end in %j', async (end) => {
    expect(await cellsHere(`${HEADER}${end}1;"a${end}b";3${end}4;5;6`)).toEqual([
      HEADER.split(';'),
      ['1', `a${end}b`, '3'],
      ['4', '5', '6'],
    ])
  })

  it('I2 ="000123" is a code; other formulas are text', async () => {
    const text = `${HEADER}\n="000123";"=""0042""";=1+1\n="a""b";"=""x""&""y""";=""\n`
    expect((await cellsHere(text)).slice(1)).toEqual([
      ['000123', '0042', '=1+1'],
      ['a"b', '="x"&"y"', ''],
    ])
  })

  it('keeps cells past the header, drops empty ones past it, pads short rows, and keeps white space', async () => {
    const { facts, rows } = await readHere(`${HEADER};;\n1;2;3;;\n1;2;3;4;5;\n 1 \n;;;;\n\t;\u00a0;x;\n`)
    expect(facts.header).toEqual(HEADER.split(';'))
    expect(rows).toEqual([
      { row: 2, cells: ['1', '2', '3'] },
      { row: 3, cells: ['1', '2', '3', '4', '5'] },
      { row: 4, cells: [' 1 ', '', ''] },
      { row: 6, cells: ['\t', '\u00a0', 'x'] },
    ])
  })

  it('counts rows as the spreadsheet shows them: blank lines are rows, a line break within quotes is not', async () => {
    const { rows } = await readHere(`${HEADER}\n\n"a\nb";2;3\n\n;;\n4;5;6\n`)
    expect(rows.map(({ row }) => row)).toEqual([3, 6])
  })

  it('P5 refuses a quote that swallows rows, and says where it opens', async () => {
    await expect(readHere(`${HEADER}\n1;2;3\n1;"2;3\n4;5;6\n`)).rejects.toMatchObject({ code: 'csv-quote', values: { row: 3 } })
    await expect(readHere(`${HEADER}\n1;"t Hof;3\n4;5;6\n7;"x";9\n`)).rejects.toMatchObject({ code: 'csv-quote', values: { row: 2 } })
  })

  it.each([
    ['only line ends', '\n\n\r\n', 'no-rows'],
    ['only delimiters', ';;;\n;;\n', 'no-rows'],
    ['only a byte order mark', '\ufeff', 'no-rows'],
    ['a cell beyond the limit', `a;b\n${'x'.repeat(1_000_001)};c\n`, 'cell-too-long'],
    ['too many columns', `${'a;'.repeat(2_000)}b\n`, 'too-many-columns'],
    ['too many delimiters', `a;b\n1;2\n${';'.repeat(20_000)}\n`, 'too-many-columns'],
    ['a NUL', 'a;b\n1;\u00002\n', 'nul'],
    ['SYLK', 'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"a"\r\nE\r\n', 'other-format'],
    ['DIF', 'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n', 'other-format'],
    ['JSON', '[{"Werkgevercode":"1"}]', 'other-format'],
  ])('P8 refuses %s', async (_, text, code) => {
    await expect(readHere(text)).rejects.toMatchObject({ code })
  })

  it('has no sheets to choose from', async () => {
    await expect(readHere('a;b\n', { sheet: 'Blad1' })).rejects.toMatchObject({ code: 'no-sheets' })
  })
})
