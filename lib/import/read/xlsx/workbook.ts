import { UnreadableFile } from '../reading'
import { chosenSheet } from '../sheets'
import type { ZipParts } from '../zip'
import { contentTypesOf, relationsOf } from './package'
import { readPart } from './part'

export type Workbook = { sheet: string; part: string; strings?: string; styles?: string; date1904: boolean }

/**
 * Finds the sheet to read, and the parts it needs, by the package's own relations.
 *
 * @throws UnreadableFile `not-a-spreadsheet`, `xlsb`, `missing-part`, `contradiction`, `unknown-sheet`, `no-sheet`
 */
export async function openWorkbook(parts: ZipParts, wanted: string | undefined): Promise<Workbook> {
  const book = [...(await relationsOf(parts, '')).values()].find(({ type }) => type === 'officeDocument')?.part
  if (!book) throw new UnreadableFile('not-a-spreadsheet')
  if (book.endsWith('.bin')) throw new UnreadableFile('xlsb')
  const types = await contentTypesOf(parts)
  const { sheets, date1904 } = await listed(parts, book)
  const relations = await relationsOf(parts, book)
  const worksheets = sheets.flatMap(({ name, visible, id }) => {
    const relation = relations.get(id)
    if (!relation) throw new UnreadableFile('contradiction', { part: book })
    return relation.type === 'worksheet' ? [{ name, visible, part: relation.part }] : []
  })
  const sheet = chosenSheet(worksheets, wanted)
  const type = types.get(sheet.part.toLowerCase())
  if (type && !/worksheet/i.test(type)) throw new UnreadableFile('contradiction', { part: sheet.part })
  const related = (kind: string) => [...relations.values()].find((relation) => relation.type === kind)?.part
  return { sheet: sheet.name, part: sheet.part, strings: related('sharedStrings'), styles: related('styles'), date1904 }
}

async function listed(
  parts: ZipParts,
  book: string,
): Promise<{ sheets: { name: string; visible: boolean; id: string }[]; date1904: boolean }> {
  const sheets: { name: string; visible: boolean; id: string }[] = []
  let date1904 = false
  let depth = 0
  await readPart(
    parts,
    book,
    (element, attributes) => {
      if (depth++ === 0 && element !== 'workbook') throw new UnreadableFile('not-a-spreadsheet')
      if (element === 'workbookPr') date1904 = /^(1|true|on)$/.test(attributes.get('date1904') ?? '')
      if (element !== 'sheet') return
      const state = attributes.get('state') ?? 'visible'
      sheets.push({ name: attributes.get('name') ?? '', visible: state === 'visible', id: attributes.get('id') ?? '' })
    },
    () => depth--,
  )
  return { sheets, date1904 }
}
