import { CELL_SIGNS, escapeXml, pieces, type Sheet, tabName } from './sheet'
import { zip } from './zip'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const pack = 'http://schemas.openxmlformats.org/package/2006'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const types = `<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${content}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/></Types>`
const relations = (...targets: [kind: string, path: string][]) =>
  `<Relationships xmlns="${pack}/relationships">${targets.map(([kind, path], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${path}"/>`).join('')}</Relationships>`
const workbook = (tab: string) =>
  `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(tab)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
// Style 0 is the default, 1 text (format 49, "@"), 2 text in bold for the header.
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`

/** Excel 2007 and later: one sheet, every cell typed text with the format "Text", written while the rows come. */
export const xlsx = (sheet: Sheet): AsyncIterable<Uint8Array> =>
  zip([
    { path: '[Content_Types].xml', content: whole(types) },
    { path: '_rels/.rels', content: whole(relations(['officeDocument', 'xl/workbook.xml'])) },
    { path: 'xl/workbook.xml', content: whole(workbook(tabName(sheet.name))) },
    { path: 'xl/_rels/workbook.xml.rels', content: whole(relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'])) },
    { path: 'xl/styles.xml', content: whole(styles) },
    { path: 'xl/worksheets/sheet1.xml', content: pieces(cells(sheet)) },
  ])

async function* whole(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(declaration + text)
}

async function* cells({ header, rows }: Sheet): AsyncGenerator<string> {
  const names = header.map((_, index) => columnName(index))
  const line = (row: readonly string[], number: number, style: number) => {
    const filled = row.map((text, index) => {
      if (text === '') return ''
      return `<c r="${names[index]}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCell(text)}</t></is></c>`
    })
    return `<row r="${number}">${filled.join('')}</row>`
  }
  const columns = `<cols><col min="1" max="${Math.max(1, header.length)}" width="22" style="1" customWidth="1"/></cols>`
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  yield `${declaration}<worksheet xmlns="${main}">${frozen}${columns}<sheetData>`
  let number = 1
  yield line(header, number, 2)
  for await (const row of rows) yield line(row, ++number, 1)
  yield '</sheetData></worksheet>'
}

/** "_x0041_" would be read as the letter it names, unless its underscore is named itself. */
const escapeCell = (text: string): string => escapeXml(text.slice(0, CELL_SIGNS)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** 0 → A, 25 → Z, 26 → AA. */
const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))
