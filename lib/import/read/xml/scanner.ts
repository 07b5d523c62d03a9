import { LIMITS } from '../limits'
import { UnreadableFile } from '../reading'
import { isAt, type Name, Names } from './names'
import { attributeOf, textOf } from './references'

/** What a document is told to. Names come without their prefix; text only while `wantsText` is true, perhaps in pieces. */
export type XmlHandler = {
  wantsText: boolean
  open: (name: string, attributes: Attributes) => void
  close: (name: string) => void
  text: (text: string) => void
  /**
   * May read on by itself, from the place of a tag, over elements that it knows by their bytes; returns where it stopped.
   * What it passes must be whole and well-formed. Undefined: not now.
   */
  ahead?: ((bytes: Buffer, latin: string, at: number) => number) | undefined
}

/** The attributes of the element being opened, by their names without prefix; valid only during `open`. */
export type Attributes = {
  get: (name: string) => string | undefined
  /** Those that are data: not `xmlns`, `xml:…`, `xsi:…`. */
  data: () => [name: string, value: string][]
}

/** Bytes in one tag or one run of text: the longest cell, should all of it be written as references. */
const LONGEST = LIMITS.cellCharacters * 6

const LF = 10
const CR = 13
const TAB = 9
const SPACE = 32
const AMPERSAND = 38
const SLASH = 47
const LESS = 60
const EQUALS = 61
const GREATER = 62

const isSpace = (byte: number | undefined): boolean => byte === SPACE || byte === LF || byte === CR || byte === TAB

/**
 * Reads XML in UTF-8 that comes in pieces. It looks at bytes and makes strings only of what is asked for, which is
 * several times quicker than a parser that makes all of them. What is not well-formed is refused, so that nothing is
 * read from a document with a hole in it; a document type too: with it come entities and other files.
 *
 * @throws UnreadableFile `doctype`, `xml-damaged`, `xml-cut-off`, `xml-too-deep` (each with its line), `cell-too-long`
 */
export class XmlScanner implements Attributes {
  private bytes: Buffer = Buffer.alloc(0)
  /** The same bytes as letters, each byte one: cutting it costs next to nothing where all of them are ASCII. */
  private latin = ''
  private rest: Buffer = Buffer.alloc(0)
  private linesBefore = 1
  private tag = 0
  private started = false
  private rootSeen = false
  /** The elements that are open; only the first `depth` of them count. */
  private readonly path: Name[] = []
  private depth = 0
  private readonly names = new Names()
  private count = 0
  /** How many tags were begun; one that a piece cut off counts again. */
  private elements = 0
  private readonly attributeNames: Name[] = []
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  /** Of the text or value passed last: all of its bytes or-ed, and whether it holds references or line ends to mend. */
  private bits = 0
  private special = false
  private readonly plain: boolean[] = []

  constructor(private readonly handler: XmlHandler) {}

  write(piece: Buffer): void {
    if (!piece.length) return
    const bytes = this.rest.length ? Buffer.concat([this.rest, piece]) : piece
    this.bytes = this.started ? bytes : withoutMark(bytes)
    this.started = true
    this.latin = this.bytes.toString('latin1')
    this.tag = 0
    const read = this.scan()
    this.rest = this.bytes.subarray(read)
    this.linesBefore += newlines(this.bytes, read)
    if (this.rest.length > LONGEST) throw new UnreadableFile('cell-too-long', { maximum: LIMITS.cellCharacters })
  }

  end(): void {
    if (this.rest.toString('latin1').trim() || this.depth || !this.rootSeen) throw new UnreadableFile('xml-cut-off', { line: this.line() })
  }

  get(name: string): string | undefined {
    for (let i = 0; i < this.count; i++) {
      const candidate = this.attributeNames[i]!
      if (candidate.local === name && candidate.data) return this.value(i)
    }
    return undefined
  }

  data(): [string, string][] {
    const found: [string, string][] = []
    for (let i = 0; i < this.count; i++) {
      const name = this.attributeNames[i]!
      if (name.data) found.push([name.local, this.value(i)])
    }
    return found
  }

  private damaged(): never {
    throw new UnreadableFile('xml-damaged', { line: this.line() })
  }

  private line(): number {
    return this.linesBefore + newlines(this.bytes, this.tag)
  }

  /** Tells everything that is whole; returns how far that was. */
  private scan(): number {
    const { bytes, handler } = this
    let at = 0
    for (;;) {
      if (handler.ahead) at = handler.ahead(bytes, this.latin, at)
      const open = this.skipText(at)
      if (open >= bytes.length) return at
      this.tag = open
      if (open > at) this.characters(at, open)
      const next = bytes[open + 1]
      if (next === undefined) return open
      const end =
        next === SLASH
          ? this.closing(open)
          : next === 33
            ? this.declaration(open)
            : next === 63
              ? this.past('?>', open)
              : this.opening(open)
      if (end < 0) return open
      at = end
    }
  }

  /** Passes text up to the next tag, and notes what it is made of. */
  private skipText(from: number): number {
    const { bytes } = this
    let bits = 0
    let special = false
    let at = from
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!
      if (byte === LESS) break
      bits |= byte
      if (byte <= AMPERSAND && byte !== SPACE && byte !== LF) {
        if (byte === AMPERSAND || byte === CR) special = true
        else if (byte < SPACE && byte !== TAB) this.damaged()
      }
    }
    this.bits = bits
    this.special = special
    return at
  }

  private characters(from: number, to: number): void {
    if (this.depth === 0) {
      if (this.latin.slice(from, to).trim()) this.damaged()
    } else if (this.handler.wantsText) {
      const raw = this.string(from, to, this.bits < 128)
      this.handler.text(this.special ? (textOf(raw) ?? this.damaged()) : raw)
    }
  }

  private string(from: number, to: number, ascii: boolean): string {
    if (ascii) return this.latin.substring(from, to)
    const text = this.bytes.toString('utf8', from, to)
    return /[\ufffe\uffff]/.test(text) ? this.damaged() : text
  }

  private past(mark: string, from: number): number {
    const end = this.latin.indexOf(mark, from)
    return end < 0 ? -1 : end + mark.length
  }

  private closing(open: number): number {
    const { bytes } = this
    const name = this.depth > 0 ? this.path[this.depth - 1]! : this.damaged()
    let end = open + 2 + name.bytes.length
    if (end >= bytes.length) return this.latin.indexOf('>', open) < 0 ? -1 : this.damaged()
    if (!isAt(name.bytes, bytes, open + 2, end)) this.damaged()
    while (isSpace(bytes[end])) end++
    if (end >= bytes.length) return -1
    if (bytes[end] !== GREATER) this.damaged()
    this.depth--
    this.handler.close(name.local)
    return end + 1
  }

  private declaration(open: number): number {
    const { latin } = this
    if (latin.startsWith('<!--', open)) return this.past('-->', open + 4)
    if (latin.startsWith('<![CDATA[', open)) {
      const end = latin.indexOf(']]>', open)
      if (end < 0) return -1
      if (this.depth === 0) this.damaged()
      if (this.handler.wantsText) this.handler.text(this.string(open + 9, end, false).replace(/\r\n?/g, '\n'))
      return end + 3
    }
    if (latin.startsWith('<!DOCTYPE', open)) throw new UnreadableFile('doctype', { line: this.line() })
    return latin.length - open >= 9 ? this.damaged() : -1
  }

  private opening(open: number): number {
    const { bytes } = this
    let hash = 0
    let at = open + 1
    let byte = bytes[at]!
    while (byte > GREATER || (byte > SPACE && byte !== SLASH && byte !== GREATER)) {
      hash = (Math.imul(hash, 31) + byte) | 0
      byte = bytes[++at]!
    }
    if (at >= bytes.length) return -1
    const name = this.names.find(bytes, open + 1, at, hash) ?? this.damaged()
    this.count = 0
    this.elements++
    for (;;) {
      const before = at
      while (isSpace(byte)) byte = bytes[++at]!
      if (at >= bytes.length) return -1
      if (byte === GREATER) return this.opened(name, false, at + 1)
      if (byte === SLASH) return at + 1 >= bytes.length ? -1 : bytes[at + 1] === GREATER ? this.opened(name, true, at + 2) : this.damaged()
      if (at === before) this.damaged()
      at = this.attribute(at)
      if (at < 0) return -1
      byte = bytes[at]!
    }
  }

  /** One attribute, from its name on; returns where it ends, -1 when the piece does not hold its end. */
  private attribute(start: number): number {
    const { bytes } = this
    let hash = 0
    let at = start
    let byte = bytes[at]!
    while (byte > GREATER || (byte > SPACE && byte !== EQUALS && byte !== GREATER && byte !== LESS)) {
      hash = (Math.imul(hash, 31) + byte) | 0
      byte = bytes[++at]!
    }
    const nameEnd = at
    while (isSpace(byte)) byte = bytes[++at]!
    if (at >= bytes.length) return -1
    if (byte !== EQUALS) this.damaged()
    byte = bytes[++at]!
    while (isSpace(byte)) byte = bytes[++at]!
    if (at >= bytes.length) return -1
    if (byte !== 34 && byte !== 39) this.damaged()
    const end = this.skipValue(at + 1, byte)
    if (end < 0) return -1
    const name = this.names.find(bytes, start, nameEnd, hash) ?? this.damaged()
    const index = this.count
    if (name.lastIn === this.elements) this.damaged()
    name.lastIn = this.elements
    if (index >= LIMITS.xmlAttributes) this.damaged()
    this.attributeNames[index] = name
    this.starts[index] = at + 1
    this.ends[index] = end
    this.plain[index] = this.bits < 128 && !this.special
    this.count++
    return end + 1
  }

  private skipValue(from: number, quote: number): number {
    const { bytes } = this
    let bits = 0
    let special = false
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at]!
      if (byte === quote) {
        this.bits = bits
        this.special = special
        return at
      }
      bits |= byte
      if (byte <= AMPERSAND) {
        if (byte === AMPERSAND || byte < SPACE) special = true
      } else if (byte === LESS) this.damaged()
    }
    return -1
  }

  private opened(name: Name, empty: boolean, end: number): number {
    if (this.depth === 0) {
      if (this.rootSeen) this.damaged()
      this.rootSeen = true
    } else if (this.depth >= LIMITS.xmlDepth) throw new UnreadableFile('xml-too-deep', { line: this.line(), maximum: LIMITS.xmlDepth })
    this.handler.open(name.local, this)
    if (empty) this.handler.close(name.local)
    else this.path[this.depth++] = name
    return end
  }

  private value(index: number): string {
    const from = this.starts[index]!
    const to = this.ends[index]!
    if (this.plain[index]) return this.latin.substring(from, to)
    return attributeOf(this.string(from, to, false)) ?? this.damaged()
  }
}

const withoutMark = (bytes: Buffer): Buffer => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes)

function newlines(bytes: Buffer, until: number): number {
  let count = 0
  for (let at = bytes.indexOf(LF); at >= 0 && at < until; at = bytes.indexOf(LF, at + 1)) count++
  return count
}
