import { pieces, type Sheet } from './sheet'

/**
 * CSV as Dutch spreadsheets open it with a double click: `;`, UTF-8 with its mark, CRLF. An apostrophe goes before what they would run as
 * a formula; telephone numbers like `+31 6 12345678` are left as they are (quality.md, Exports).
 */
export const csv = (sheet: Sheet): AsyncIterable<Uint8Array> => pieces(lines(sheet))

async function* lines({ header, rows }: Sheet): AsyncGenerator<string> {
  yield `\ufeff${line(header)}`
  for await (const row of rows) yield line(row)
}

const line = (cells: readonly string[]): string => `${cells.map(cell).join(';')}\r\n`

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^\+[0-9 ]+$/.test(text) ? `'${text}` : text
  return /[;"\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
