import { isAscii, isUtf8 } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import iconv from 'iconv-lite'
import type { FileBytes } from './bytes'
import { UnreadableFile } from './reading'

/** What a text file is written in; `start` is where its text begins, past a byte order mark. */
export type Encoding = { name: string; start: number }

const UTF8 = 'utf-8'
const WINDOWS = 'windows-1252'

/**
 * Finds the encoding of a text file: what the user chose, byte order mark, every second byte NUL (UTF-16), the file's
 * own declaration, valid UTF-8, else Windows-1252.
 *
 * @param declared the name in an XML declaration or a meta element, if there is one
 * @throws UnreadableFile `unknown-encoding`, `wrong-encoding`, `mixed-encoding`, `truncated`, `nul`
 */
export function findEncoding(file: FileBytes, chosen?: string, declared?: string): Encoding {
  const mark = byteOrderMark(file.at(0, 4))
  if (chosen) {
    if (!iconv.encodingExists(chosen)) throw new UnreadableFile('unknown-encoding', { encoding: chosen })
    const name = chosen.toLowerCase()
    return checked(file, {
      name: name === 'utf8' ? UTF8 : name,
      start: mark?.name.replace('-', '') === name.replace('-', '') ? mark.start : 0,
    })
  }
  if (mark) return checked(file, mark)
  const wide = nulParity(file.at(0, 65_536))
  if (wide) return checked(file, wide)
  const name = declared?.toLowerCase()
  // Files that say UTF-16 without being it are common: the writer kept a string's declaration and saved UTF-8.
  if (name && !/^utf-?(8|16)/.test(name)) {
    if (!iconv.encodingExists(name)) throw new UnreadableFile('unknown-encoding', { encoding: name })
    return checked(file, { name, start: 0 })
  }
  if (utf8Validity(file) === 'valid' || utf8Validity(file) === 'cut' || name) return checked(file, { name: UTF8, start: 0 })
  return checked(file, { name: WINDOWS, start: 0 })
}

/** The beginning of a text file, near enough to see what it is: letters beyond ASCII may come out wrong. */
export function beginning(file: FileBytes): string {
  const head = file.at(0, 65_536)
  const encoding = byteOrderMark(head) ?? nulParity(head)
  return encoding ? iconv.decode(head.subarray(encoding.start), encoding.name) : head.toString('latin1')
}

/** The text of a file, in pieces; the encoding has been checked before. */
export function* decoded(file: FileBytes, encoding: Encoding): Generator<string> {
  const decoder = decoderOf(encoding.name)
  for (const piece of file.pieces(encoding.start)) yield decoder.write(piece)
  yield decoder.end() ?? ''
}

/** A decoder of pieces; UTF-8 and UTF-16 LE by Node itself, which is several times quicker. */
export function decoderOf(name: string): { write: (bytes: Buffer) => string; end: () => string | undefined } {
  if (name === UTF8) return new StringDecoder('utf8')
  if (name === 'utf-16le') return new StringDecoder('utf16le')
  // ISO-8859-1 is what many programs call Windows-1252, and the latter holds all of its letters.
  return iconv.getDecoder(name === 'iso-8859-1' ? WINDOWS : name)
}

/**
 * Turns bytes in any encoding into bytes in UTF-8, a piece at a time; what is UTF-8 already is only checked.
 *
 * @throws UnreadableFile `wrong-encoding` for bytes that the encoding cannot hold
 */
export class ToUtf8 {
  private carry = Buffer.alloc(0)
  private readonly decoder: ReturnType<typeof decoderOf> | undefined

  constructor(private readonly encoding: string) {
    this.decoder = encoding === UTF8 ? undefined : decoderOf(encoding)
  }

  write(bytes: Buffer): Buffer {
    if (this.decoder) return this.encoded(this.decoder.write(bytes))
    const all = this.carry.length ? Buffer.concat([this.carry, bytes]) : bytes
    const whole = all.subarray(0, all.length - unfinished(all))
    if (!isUtf8(whole)) this.refuse()
    this.carry = Buffer.from(all.subarray(whole.length))
    return whole
  }

  end(): Buffer {
    if (this.carry.length) this.refuse()
    return this.encoded(this.decoder?.end() ?? '')
  }

  private encoded(text: string): Buffer {
    return text.isWellFormed() ? Buffer.from(text) : this.refuse()
  }

  private refuse(): never {
    throw new UnreadableFile('wrong-encoding', { encoding: this.encoding })
  }
}

function byteOrderMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { name: UTF8, start: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return bytes[2] === 0 && bytes[3] === 0 && bytes.length === 4 ? { name: 'utf-32le', start: 4 } : { name: 'utf-16le', start: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', start: 2 }
  return undefined
}

/** UTF-16 without a mark: in western text every second byte is NUL. */
function nulParity(sample: Buffer): Encoding | undefined {
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 ? odd++ : even++
  const half = sample.length / 2
  if (odd > half * 0.6 && even < half * 0.05) return { name: 'utf-16le', start: 0 }
  if (even > half * 0.6 && odd < half * 0.05) return { name: 'utf-16be', start: 0 }
  return undefined
}

/** Refuses what the encoding cannot be, rather than reading it with replacement characters. */
function checked(file: FileBytes, encoding: Encoding): Encoding {
  if (encoding.name.startsWith('utf-16')) {
    if ((file.size - encoding.start) % 2) throw new UnreadableFile('truncated')
    return encoding
  }
  if (encoding.name.startsWith('utf-32') || encoding.name.startsWith('utf16')) return encoding
  if (encoding.name === UTF8) {
    const validity = utf8Validity(file)
    if (validity === 'cut') throw new UnreadableFile('truncated')
    if (validity !== 'valid') throw new UnreadableFile('wrong-encoding', { encoding: UTF8 })
  }
  if (encoding.name === WINDOWS && utf8Validity(file) === 'mostly') throw new UnreadableFile('mixed-encoding')
  let at = 0
  for (const piece of file.pieces()) {
    const nul = piece.indexOf(0)
    if (nul >= 0) throw new UnreadableFile('nul', { position: at + nul + 1 })
    at += piece.length
  }
  return encoding
}

type Validity = 'valid' | 'cut' | 'mostly' | 'invalid'
const known = new WeakMap<FileBytes, Validity>()

/** `cut`: valid, and not ASCII alone, but for a character broken off at the end. `mostly`: UTF-8 with a few bytes of another encoding among it. */
function utf8Validity(file: FileBytes): Validity {
  const before = known.get(file)
  if (before) return before
  let validity: Validity = 'valid'
  let ascii = true
  let carry = Buffer.alloc(0)
  for (const piece of file.pieces()) {
    const bytes = carry.length ? Buffer.concat([carry, piece]) : piece
    const whole = bytes.length - unfinished(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) {
      validity = 'invalid'
      break
    }
    ascii &&= isAscii(bytes.subarray(0, whole))
    carry = Buffer.from(bytes.subarray(whole))
  }
  if (validity === 'valid' && carry.length) validity = ascii ? 'invalid' : 'cut'
  if (validity === 'invalid' && mostlyUtf8(file)) validity = 'mostly'
  known.set(file, validity)
  return validity
}

/** How many bytes at the end begin a character that they do not finish. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

/** Many whole UTF-8 sequences and hardly a stray byte: reading that as Windows-1252 would garble every name in it. */
function mostlyUtf8(file: FileBytes): boolean {
  let whole = 0
  let stray = 0
  for (const bytes of file.pieces()) {
    for (let i = 0; i < bytes.length; i++) {
      if (bytes[i]! < 0x80) continue
      const length = bytes[i]! >= 0xf0 ? 4 : bytes[i]! >= 0xe0 ? 3 : bytes[i]! >= 0xc2 ? 2 : 0
      if (length && isUtf8(bytes.subarray(i, i + length)) && i + length <= bytes.length) {
        whole++
        i += length - 1
      } else stray++
    }
  }
  return whole >= 3 && whole > stray * 4
}
