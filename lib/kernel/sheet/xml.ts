import { escapeXml, pieces, type Sheet } from './sheet'

/**
 * Plain XML: one `<Rij>` a row with an element per column, empty ones included, so that the columns are known (I1). A sheet without rows
 * gets one empty record for the same reason; readers pass over it.
 */
export const xml = (sheet: Sheet): AsyncIterable<Uint8Array> => pieces(records(sheet))

async function* records({ name, header, rows }: Sheet): AsyncGenerator<string> {
  const [root, tags] = [tagOf(name), header.map(tagOf)]
  const record = (cells: readonly string[]) =>
    `  <Rij>${tags.map((tag, index) => `<${tag}>${escapeXml(cells[index] ?? '')}</${tag}>`).join('')}</Rij>\n`
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n`
  let empty = true
  for await (const row of rows) {
    empty = false
    yield record(row)
  }
  if (empty) yield record([])
  yield `</${root}>\n`
}

/** A column's name as the name of an element: what cannot stand in one becomes an underscore, which column names do not count (I3). */
function tagOf(name: string): string {
  const tag = name.trim().replace(/[^\p{L}\p{N}_.-]/gu, '_')
  return /^[\p{L}_]/u.test(tag) ? tag : `_${tag}`
}
