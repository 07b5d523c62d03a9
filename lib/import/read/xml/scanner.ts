import { LIMITS } from '../limits'
import { UnreadableFile } from '../reading'
import { attributeOf, textOf } from './references'

/** What a document is told to. Names come without their prefix; text only while `wantsText` is true, perhaps in pieces. */
export type XmlHandler = {
  wantsText: boolean
  open: (name: string, attributes: Attributes) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** The attributes of the element being opened, by their names without prefix; valid only during `open`. */
export type Attributes = {
  get: (name: string) => string | undefined
  /** Those that are data: not `xmlns`, `xml:…`, `xsi:…`. */
  data: () => [name: string, value: string][]
}

type Name = { qualified: string; local: string; data: boolean }

/** Characters in one tag or one run of text: the longest cell, should all of it be written as references. */
const LONGEST = LIMITS.cellCharacters * 6
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids exactly these
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const NAME = /^[\p{L}_:][\p{L}\p{M}\p{N}_:.\-\u00b7]*$/u

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/**
 * Reads XML that comes in pieces, several times quicker than a parser that looks at every character. What is not
 * well-formed is refused, so that nothing is read from a document with a hole in it. A document type is refused too:
 * with it come entities and other files.
 *
 * @throws UnreadableFile `doctype`, `xml-damaged`, `xml-cut-off`, `xml-too-deep` (each with its line), `cell-too-long`
 */
export class XmlScanner implements Attributes {
  private rest = ''
  private buffer = ''
  private tag = 0
  private linesBefore = 1
  private started = false
  private rootSeen = false
  private readonly path: Name[] = []
  private readonly known = new Map<string, Name>()
  private readonly names: Name[] = []
  private readonly values: string[] = []
  private count = 0

  constructor(private readonly handler: XmlHandler) {}

  write(piece: string): void {
    if (!piece) return
    this.buffer = this.rest + (this.started || piece.charCodeAt(0) !== 0xfeff ? piece : piece.slice(1))
    this.started = true
    this.tag = 0
    if (NOT_XML.test(piece)) this.damaged()
    const read = this.scan()
    this.rest = this.buffer.slice(read)
    this.linesBefore += newlines(this.buffer, read)
    if (this.rest.length > LONGEST) throw new UnreadableFile('cell-too-long', { maximum: LIMITS.cellCharacters })
  }

  end(): void {
    if (this.rest.trim() || this.path.length || !this.rootSeen) throw new UnreadableFile('xml-cut-off', { line: this.line() })
  }

  get(name: string): string | undefined {
    for (let i = 0; i < this.count; i++) if (this.names[i]!.local === name && this.names[i]!.data) return this.value(i)
    return undefined
  }

  data(): [string, string][] {
    const found: [string, string][] = []
    for (let i = 0; i < this.count; i++) if (this.names[i]!.data) found.push([this.names[i]!.local, this.value(i)])
    return found
  }

  /** For a handler that finds the document at odds with itself. */
  damaged(): never {
    throw new UnreadableFile('xml-damaged', { line: this.line() })
  }

  line(): number {
    return this.linesBefore + newlines(this.buffer, this.tag)
  }

  /** Tells everything that is whole in the buffer; returns how far that was. */
  private scan(): number {
    const { buffer } = this
    let at = 0
    for (;;) {
      const open = buffer.indexOf('<', at)
      if (open < 0) return at
      this.tag = open
      if (open > at) this.characters(at, open)
      const next = buffer.charCodeAt(open + 1)
      if (Number.isNaN(next)) return open
      const end =
        next === 47 ? this.closing(open) : next === 33 ? this.declaration(open) : next === 63 ? this.past('?>', open) : this.opening(open)
      if (end < 0) return open
      at = end
    }
  }

  private characters(from: number, to: number): void {
    if (this.path.length === 0) {
      if (this.buffer.slice(from, to).trim()) this.damaged()
    } else if (this.handler.wantsText) this.handler.text(textOf(this.buffer.slice(from, to)) ?? this.damaged())
  }

  private past(mark: string, from: number): number {
    const end = this.buffer.indexOf(mark, from)
    return end < 0 ? -1 : end + mark.length
  }

  private closing(open: number): number {
    const { buffer } = this
    const end = buffer.indexOf('>', open)
    if (end < 0) return -1
    const name = this.path.pop() ?? this.damaged()
    let after = open + 2 + name.qualified.length
    if (!buffer.startsWith(name.qualified, open + 2)) this.damaged()
    while (isSpace(buffer.charCodeAt(after))) after++
    if (after !== end) this.damaged()
    this.handler.close(name.local)
    return end + 1
  }

  private declaration(open: number): number {
    const { buffer } = this
    if (buffer.startsWith('<!--', open)) return this.past('-->', open + 4)
    if (buffer.startsWith('<![CDATA[', open)) {
      const end = buffer.indexOf(']]>', open)
      if (end < 0) return -1
      if (this.path.length === 0) this.damaged()
      if (this.handler.wantsText) this.handler.text(buffer.slice(open + 9, end).replace(/\r\n?/g, '\n'))
      return end + 3
    }
    if (buffer.startsWith('<!DOCTYPE', open)) throw new UnreadableFile('doctype', { line: this.line() })
    return buffer.length - open >= 9 ? this.damaged() : -1
  }

  private opening(open: number): number {
    const { buffer } = this
    let at = open + 1
    let code = buffer.charCodeAt(at)
    while (code > 62 || (code > 32 && code !== 47 && code !== 62)) code = buffer.charCodeAt(++at)
    if (at >= buffer.length) return -1
    const name = this.name(buffer.slice(open + 1, at))
    this.count = 0
    for (;;) {
      const before = at
      while (isSpace(code)) code = buffer.charCodeAt(++at)
      if (at >= buffer.length) return -1
      if (code === 62) return this.opened(name, false, at + 1)
      if (code === 47)
        return at + 1 >= buffer.length ? -1 : buffer.charCodeAt(at + 1) === 62 ? this.opened(name, true, at + 2) : this.damaged()
      if (at === before) this.damaged()
      at = this.attribute(at)
      if (at < 0) return -1
      code = buffer.charCodeAt(at)
    }
  }

  /** One attribute, from its name on; returns where it ends, -1 when the buffer does not hold its end. */
  private attribute(start: number): number {
    const { buffer } = this
    const equals = buffer.indexOf('=', start)
    if (equals < 0) return buffer.indexOf('<', start) < 0 && buffer.indexOf('>', start) < 0 ? -1 : this.damaged()
    let at = equals + 1
    while (isSpace(buffer.charCodeAt(at))) at++
    if (at >= buffer.length) return -1
    const quote = buffer.charCodeAt(at)
    if (quote !== 34 && quote !== 39) this.damaged()
    const end = buffer.indexOf(quote === 34 ? '"' : "'", at + 1)
    if (end < 0) return -1
    const name = this.name(buffer.slice(start, equals))
    for (let i = 0; i < this.count; i++) if (this.names[i] === name) this.damaged()
    this.names[this.count] = name
    this.values[this.count] = buffer.slice(at + 1, end)
    if (++this.count > LIMITS.xmlAttributes) this.damaged()
    return end + 1
  }

  private opened(name: Name, empty: boolean, end: number): number {
    if (this.path.length === 0 && this.rootSeen) this.damaged()
    this.rootSeen = true
    if (this.path.length >= LIMITS.xmlDepth) throw new UnreadableFile('xml-too-deep', { line: this.line(), maximum: LIMITS.xmlDepth })
    this.handler.open(name.local, this)
    if (empty) this.handler.close(name.local)
    else this.path.push(name)
    return end
  }

  private value(index: number): string {
    const raw = this.values[index]!
    return raw.includes('<') ? this.damaged() : (attributeOf(raw) ?? this.damaged())
  }

  private name(written: string): Name {
    const known = this.known.get(written)
    if (known) return known
    const qualified = written.trimEnd()
    if (!NAME.test(qualified)) this.damaged()
    const colon = qualified.indexOf(':')
    const local = qualified.slice(colon + 1)
    const name = this.known.get(qualified) ?? { qualified, local, data: qualified !== 'xmlns' && !/^(xmlns|xml|xsi):/.test(qualified) }
    this.known.set(written, name)
    return name
  }
}

function newlines(text: string, until: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < until; at = text.indexOf('\n', at + 1)) count++
  return count
}
