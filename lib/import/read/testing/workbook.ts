import { type ZipPart, zipOf } from './zip'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What a workbook for a test is made of; what is not given is as a spreadsheet writes it. */
export type WorkbookParts = {
  /** What stands within sheetData. */
  rows?: string
  sheet?: string
  sheets?: string
  workbook?: string
  relations?: string
  strings?: readonly string[]
  sharedStrings?: string
  formats?: readonly string[]
  styles?: string
  extra?: readonly ZipPart[]
  /** Puts another part in the place of one, or leaves it out. */
  replace?: Record<string, ZipPart | undefined>
}

/** The parts of a workbook of one sheet, small enough to be read in a test. */
export function workbookParts(given: WorkbookParts): ZipPart[] {
  const { rows = '', strings, formats } = given
  const sheet = given.sheet ?? `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`
  const sharedStrings =
    given.sharedStrings ??
    (strings && `<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`)
  const styles =
    given.styles ??
    (formats &&
      `<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`).join('')}</numFmts>` +
        `<cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('')}</cellXfs></styleSheet>`)
  const relation = (id: number, type: string, target: string) => `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relations =
    given.relations ??
    relation(1, 'worksheet', 'worksheets/sheet1.xml') +
      (sharedStrings ? relation(2, 'sharedStrings', 'sharedStrings.xml') : '') +
      (styles ? relation(3, 'styles', 'styles.xml') : '')
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', bytes: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: '_rels/.rels', bytes: `<Relationships>${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>` },
    {
      name: 'xl/workbook.xml',
      bytes:
        given.workbook ??
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${given.sheets ?? '<sheet name="Blad1" sheetId="1" r:id="rId1"/>'}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', bytes: `<Relationships>${relations}</Relationships>` },
    { name: 'xl/worksheets/sheet1.xml', bytes: sheet },
    ...(sharedStrings ? [{ name: 'xl/sharedStrings.xml', bytes: sharedStrings }] : []),
    ...(styles ? [{ name: 'xl/styles.xml', bytes: styles }] : []),
    ...(given.extra ?? []),
  ]
  return parts.flatMap((part) => (given.replace && Object.hasOwn(given.replace, part.name) ? (given.replace[part.name] ?? []) : part))
}

export const workbook = (given: WorkbookParts): Buffer => zipOf(workbookParts(given))

/** A cell with text of its own. */
export const text = (value: string, reference?: string): string =>
  `<c${reference ? ` r="${reference}"` : ''} t="inlineStr"><is><t>${value}</t></is></c>`
