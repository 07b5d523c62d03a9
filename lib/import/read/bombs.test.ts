import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { utils, write } from 'xlsx'
import { readHere } from './testing/here'
import { text, workbook } from './testing/workbook'

const SHEET = 'xl/worksheets/sheet1.xml'
const row = (cells: string) => `<row>${cells}</row>`
const head = row(text('a') + text('b'))
const sheet = (rows: string) => workbook({ rows: head + rows })
const page = (cell: string) => `<table><tr><td>a</td></tr><tr><td>${cell}</td></tr></table>`
const records = (content: string) => `<a><r><b>1</b></r>${content}</a>`
const million = (piece: string, times = 1_000_000) => piece.repeat(times)

/** A part that says it is small and inflates to far more. */
function lyingBomb(): Buffer {
  const bytes = Buffer.alloc(200_000_000, ' ')
  return workbook({ replace: { [SHEET]: { name: SHEET, bytes, lie: { size: 10_000 } } } })
}

/** A compound file whose directory follows itself in a circle. */
function circle(): Buffer {
  const file = Buffer.from(
    write({ SheetNames: ['S'], Sheets: { S: utils.aoa_to_sheet([['a', 'b']]) } }, { type: 'buffer', bookType: 'biff8' }),
  )
  const table = (file.readUInt32LE(76) + 1) * 512
  const directory = file.readUInt32LE(48)
  file.writeUInt32LE(directory, table + directory * 4)
  return file
}

describe('P8 what is small to send and would be large to read: refused, or read as what it is, in time', () => {
  it.each<[string, () => Buffer | string, string | number]>([
    ['a part that lies about its size', lyingBomb, 'zip-damaged'],
    ['a file of parts that inflate a thousandfold', () => sheet(million(`<c t="inlineStr"><is><t>x</t></is></c>`, 800_000)), 'zip-bomb'],
    [
      '1,048,576 rows without cells',
      () => sheet(Array.from({ length: 1_048_500 }, (_, i) => `<row r="${i + 2}" ht="1${i % 97}"/>`).join('')),
      0,
    ],
    [
      'rows that each have but a far cell',
      () => sheet(Array.from({ length: 50_000 }, (_, i) => `<row r="${i + 2}"><c r="XFD${i + 2}"><v>${i * 7919}</v></c></row>`).join('')),
      'too-many-columns',
    ],
    [
      'one long text in every cell',
      () => workbook({ rows: head + million('<row><c t="s"><v>0</v></c></row>', 5_000), strings: [million('x', 900_000)] }),
      'zip-bomb',
    ],
    [
      'one long text in every cell of a row',
      () => workbook({ rows: head + row(million('<c t="s"><v>0</v></c>', 1_000)), strings: [million('x', 900_000)] }),
      'row-too-long',
    ],
    ['a .csv row of cells that are each not too long', () => `a;b\n${million(`${million('x', 900_000)};`, 10)}\n`, 'row-too-long'],
    ['a .csv row of 20 MB', () => `a;b\n${million('x', 20_000_000)}`, 'cell-too-long'],
    ['a quoted cell of 20 MB', () => `a;b\n"${million('x\n', 10_000_000)}";c\n`, 'cell-too-long'],
    ['more rows than a sheet has', () => `a;b\n${million('\n', 1_100_000)}`, 'too-many-rows'],
    ['more records than a sheet has rows', () => records(million('<r/>', 1_100_000)), 'too-many-rows'],
    ['an XML value of 20 MB', () => records(`<r><b>${million('x', 20_000_000)}</b></r>`), 'cell-too-long'],
    ['an XML tag of 20 MB', () => records(`<r b="${million('x', 20_000_000)}"/>`), 'cell-too-long'],
    ['XML of ever other names', () => records(Array.from({ length: 300_000 }, (_, i) => `<n${i}/>`).join('')), 'xml-no-records'],
    [
      'XML of a thousand attributes, over and over',
      () => records(million(`<r ${Array.from({ length: 1_000 }, (_, i) => `k${i}=""`).join(' ')}/>`, 500)),
      1,
    ],
    [
      'XML of attributes without end',
      () => records(`<r ${Array.from({ length: 200_000 }, (_, i) => `k${i}=""`).join(' ')}/>`),
      'xml-damaged',
    ],
    ['a format without end', () => workbook({ rows: head + row('<c s="1"><v>1</v></c>'), formats: [million('[$-', 500_000)] }), 1],
    ['a cell of spaces, in HTML', () => page(`x${million(' ')}y\nz`), 'cell-too-long'],
    ['a cell of wraps, in HTML', () => page(million('\n<b></b>', 400_000)), 0],
    ['a cell of wraps around breaks, in HTML', () => page(`x${million('\n<br>\n', 200_000)}y`), 1],
    ['tags without end, in HTML', () => page(million('<x a= b=', 400_000)), 0],
    ['a style sheet without rules, in HTML', () => `<style>${million('a')}</style>${page('x')}`, 1],
    ['comments without end before a page', () => `${million('<!-- -->', 200_000)}<x`, 'xml-cut-off'],
    ['comments that never close', () => `<table>${million('<!--', 400_000)}`, 'truncated'],
    ['a directory that goes in a circle', circle, 'xls-damaged'],
    ['quotes, and nothing but', () => million('"', 5_000_000), 'cell-too-long'],
    ['delimiters, and nothing but', () => million(';', 5_000_000), 'too-many-columns'],
    ['bytes, and nothing but', () => deflateRawSync(Buffer.from(million('abc'))), 'nul'],
  ])(
    '%s',
    async (_, make, outcome) => {
      const file = make()
      const since = process.cpuUsage()
      const read = await readHere(file).then(
        ({ rows }) => rows.length,
        (error) => error.code ?? error,
      )
      const { user, system } = process.cpuUsage(since)
      expect(read).toBe(outcome)
      expect((user + system) / 1e6).toBeLessThan(5)
    },
    60_000,
  )
})
