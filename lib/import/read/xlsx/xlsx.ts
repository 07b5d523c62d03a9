import type { FileBytes } from '../bytes'
import { UnreadableFile } from '../reading'
import type { Source } from '../source'
import { ZipParts } from '../zip'
import { scanPart } from './part'
import { SheetRows } from './sheet'
import { sharedStrings } from './strings'
import { numberTexts } from './styles'
import { openWorkbook } from './workbook'

/** Opens an Office Open XML workbook, of either edition of the standard; its rows are read as they are taken. */
export async function openXlsx(file: FileBytes, path: string, wanted: string | undefined): Promise<Source> {
  const parts = await ZipParts.open(file, path)
  if (!parts.has('_rels/.rels')) throw new UnreadableFile(...otherZip(parts))
  const book = await openWorkbook(parts, wanted)
  const styles = await numberTexts(parts, book.styles, book.date1904)
  const strings = book.strings ? await sharedStrings(parts, book.strings) : undefined
  return {
    format: 'xlsx',
    sheet: book.sheet,
    encoding: null,
    delimiter: null,
    rows: async function* () {
      const rows = new SheetRows(book.part, strings, styles)
      for await (const _ of scanPart(parts, book.part, rows)) {
        const batch = rows.take()
        if (batch.length) yield batch
      }
      yield rows.take()
    },
  }
}

/** What a zip file is that is no Office document, as far as its parts tell. */
function otherZip(parts: ZipParts): [code: string, values?: Record<string, string>] {
  if (parts.has('content.xml') && parts.has('mimetype')) return ['other-format', { kind: 'OpenDocument' }]
  if (parts.has('Index/Document.iwa')) return ['other-format', { kind: 'Numbers' }]
  if (parts.has('xl/workbook.xml')) return ['missing-part', { part: '_rels/.rels' }]
  return ['other-format', { kind: 'ZIP' }]
}
