import type { FileBytes } from '../bytes'
import { decoded, type Encoding } from '../encoding'
import { UnreadableFile } from '../reading'
import type { Source } from '../source'
import { HtmlScanner } from './scanner'
import { TableRows } from './tables'

/** Opens a page of tables, as many systems write under the name .xls. All tables follow one another, as in a spreadsheet. */
export function openHtml(file: FileBytes, encoding: Encoding, wanted: string | undefined): Source {
  return {
    format: 'html',
    sheet: wanted ?? null,
    encoding: encoding.name,
    delimiter: null,
    rows: async function* () {
      const rows = new TableRows(wanted)
      const scanner = new HtmlScanner(rows)
      for (const piece of decoded(file, encoding)) {
        scanner.write(piece)
        const batch = rows.take()
        if (batch.length) yield batch
      }
      scanner.end()
      rows.end()
      const { sheets } = rows
      if (wanted !== undefined && !sheets.includes(wanted))
        throw new UnreadableFile(sheets.length ? 'unknown-sheet' : 'no-sheets', { sheet: wanted, sheets: sheets.join(', ') })
      yield rows.take()
    },
  }
}

/** The character set that a page declares in its head. */
export const declaredCharset = (head: string): string | undefined =>
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9._-]+)/i.exec(head)?.[1]
