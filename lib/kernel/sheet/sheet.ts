/** A sheet to be written: its name (the tab of a workbook), its header, and its rows in order, each as wide as the header. */
export type Sheet = { name: string; header: readonly string[]; rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]> }

/** The most signs that spreadsheets keep in a cell; of a longer text they refuse the whole file. */
export const CELL_SIGNS = 32_767

/** A name that spreadsheets take for a tab: at most 31 characters, without those they refuse. */
export const tabName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:]/g, ' ')
    .trim()
    .slice(0, 31) || 'Blad1'

const PIECE = 64 * 1024

/** Gathers texts to pieces of about 64 KiB in UTF-8, so that a row is not a write. */
export async function* pieces(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let gathered = ''
  for await (const text of texts) {
    gathered += text
    if (gathered.length < PIECE) continue
    yield Buffer.from(gathered)
    gathered = ''
  }
  if (gathered) yield Buffer.from(gathered)
}

// What XML 1.0 cannot hold is left out: control characters, half pairs, and the two that are no characters.
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** A text as the content of an element or an attribute; line ends come back as they are. */
export const escapeXml = (text: string): string => text.replace(unwritable, '').replace(/[&<>"\r\n\t]/g, (sign) => entities[sign] ?? sign)
