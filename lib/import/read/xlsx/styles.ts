import { SSF } from 'xlsx'
import { type NumberText, numberText } from '../cell-text'
import { UnreadableFile } from '../reading'
import type { ZipParts } from '../zip'
import { readPart } from './part'

const GENERAL = 'General'

/** The formats that every spreadsheet has; those of East Asian date formats stand for the dates they are. */
export function builtInFormat(id: number): string {
  if ((id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'yyyy-mm-dd'
  if (id >= 32 && id <= 35) return 'h:mm:ss'
  return (SSF.get_table() as Record<number, string>)[id] ?? GENERAL
}

/** How numbers become text, by the style of their cell. */
export async function numberTexts(parts: ZipParts, part: string | undefined, date1904: boolean): Promise<(style: number) => NumberText> {
  const formats = new Map<number, string>()
  const styles: number[] = []
  const path: string[] = []
  if (part) {
    await readPart(
      parts,
      part,
      (name, attributes) => {
        const parent = path.at(-1)
        if (name === 'numFmt' && parent === 'numFmts')
          formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? GENERAL)
        if (name === 'xf' && parent === 'cellXfs') styles.push(Number(attributes.get('numFmtId') ?? 0))
        path.push(name)
      },
      () => path.pop(),
    )
  }
  const texts = new Map<number, NumberText>()
  return (style) => {
    const known = texts.get(style)
    if (known) return known
    const id = styles[style]
    // Without its style a code would lose its zeros: better no reading than that.
    if (id === undefined && (style !== 0 || styles.length)) throw new UnreadableFile('contradiction', { part: part ?? 'xl/styles.xml' })
    const text = numberText(formats.get(id ?? 0) ?? builtInFormat(id ?? 0), date1904)
    texts.set(style, text)
    return text
  }
}
