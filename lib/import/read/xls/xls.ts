import type { FileBytes } from '../bytes'
import { UnreadableFile } from '../reading'
import { chosenSheet } from '../sheets'
import type { Source } from '../source'
import { CompoundFile } from './cfb'
import { readGlobals } from './globals'
import { sheetRows } from './sheet'

const BATCH = 500

/** Opens a workbook in the binary format of Excel 97 to 2003, or of Excel 5 and 95. */
export function openXls(file: FileBytes, wanted: string | undefined): Source {
  const container = new CompoundFile(file)
  const names = container.names()
  if (names.includes('EncryptedPackage') || names.includes('EncryptionInfo')) throw new UnreadableFile('encrypted')
  const stream = container.stream('Workbook') ?? container.stream('Book')
  if (!stream) throw new UnreadableFile('not-a-spreadsheet')
  return openStream(stream, wanted)
}

/** Opens the same records where they are not in a container. */
export const openBareXls = (file: FileBytes, wanted: string | undefined): Source => openStream(file.at(0, file.size), wanted)

function openStream(stream: Buffer, wanted: string | undefined): Source {
  const globals = readGlobals(stream)
  const sheet = chosenSheet(globals.sheets, wanted)
  return {
    format: 'xls',
    sheet: sheet.name,
    encoding: null,
    delimiter: null,
    rows: async function* () {
      const rows = sheetRows(stream, sheet.at, globals)
      for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
    },
  }
}
