import { LIMITS } from '../limits'
import { UnreadableFile } from '../reading'
import { endOfPlainText, isLiteral } from '../xml/literal'
import type { XmlHandler } from '../xml/scanner'
import type { ZipParts } from '../zip'
import { scanPart } from './part'

// A string as nearly all are written, told from its bytes.
const OPEN = Buffer.from('<si><t>')
const OPEN_PRESERVED = Buffer.from('<si><t xml:space="preserve">')
const CLOSE = Buffer.from('</t></si>')

/** The strings that cells refer to by number: runs of rich text joined, phonetic readings left out. */
export async function sharedStrings(parts: ZipParts, part: string): Promise<string[]> {
  const strings: string[] = []
  const item = new RichText()
  const handler: XmlHandler = {
    wantsText: false,
    open: (name) => {
      if (name === 'si') item.begin()
      else handler.wantsText = item.open(name)
    },
    close: (name) => {
      handler.wantsText = false
      if (name === 'si') strings.push(own(item.text()))
      else item.close(name)
    },
    text: (text) => item.add(text),
    ahead: (bytes, latin, start) => {
      for (let at = start; ; ) {
        const open = isLiteral(OPEN, bytes, at) ? OPEN : isLiteral(OPEN_PRESERVED, bytes, at) ? OPEN_PRESERVED : undefined
        if (!open) return at
        const from = at + open.length
        const to = endOfPlainText(bytes, from)
        if (to < 0 || !isLiteral(CLOSE, bytes, to)) return at
        strings.push(own(unescaped(latin.substring(from, to))))
        at = to + CLOSE.length
      }
    },
  }
  for await (const _ of scanPart(parts, part, handler));
  return strings
}

/** What belongs to a text without being shown: how it is pronounced, and what other programs add. */
const BESIDE = new Set(['rPh', 'extLst'])

/** Text that is written as runs, in a shared string or in a cell. */
export class RichText {
  private pieces = ''
  private beside = 0

  begin(): void {
    this.pieces = ''
    this.beside = 0
  }

  /** Whether the text of this element is shown. */
  open(name: string): boolean {
    if (BESIDE.has(name)) this.beside++
    return name === 't' && this.beside === 0
  }

  close(name: string): void {
    if (BESIDE.has(name)) this.beside--
  }

  add(text: string): void {
    this.pieces += text
    if (this.pieces.length > LIMITS.cellCharacters) throw new UnreadableFile('cell-too-long', { maximum: LIMITS.cellCharacters })
  }

  text(): string {
    return unescaped(this.pieces)
  }
}

/** Characters that XML cannot hold are written as `_x000D_`, and such an underscore itself as `_x005F_`. */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

/** A copy that does not keep the much longer text alive from which it was cut. */
const own = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1))
