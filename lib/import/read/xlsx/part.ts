import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { decoderOf } from '../encoding'
import { UnreadableFile } from '../reading'
import { declaredEncoding } from '../xml/declared'
import { type XmlHandler, XmlScanner } from '../xml/scanner'
import type { ZipParts } from '../zip'

/**
 * Reads one XML part to its end, giving way after each piece.
 *
 * @throws UnreadableFile as XmlScanner, with the part's name; `wrong-encoding` for bytes that are no text in it
 */
export async function* scanPart(parts: ZipParts, name: string, handler: XmlHandler): AsyncGenerator<void> {
  const scanner = new XmlScanner(handler)
  const text = new PartText()
  try {
    for await (const piece of parts.pieces(name)) {
      // Small pieces keep the memory of a part flat, whatever its size.
      for (let at = 0; at < piece.length; at += 262_144) {
        scanner.write(text.write(piece.subarray(at, at + 262_144)))
        yield
      }
    }
    scanner.write(text.end())
    scanner.end()
  } catch (error) {
    throw error instanceof UnreadableFile ? new UnreadableFile(error.code, { part: name, ...error.values }) : error
  }
}

/** The same for a small part, at once. */
export async function readPart(
  parts: ZipParts,
  name: string,
  open: XmlHandler['open'],
  close: XmlHandler['close'] = () => undefined,
): Promise<void> {
  for await (const _ of scanPart(parts, name, { wantsText: false, open, close, text: () => undefined }));
}

/** Bytes of a part as text: UTF-8 unless it says otherwise, checked as it goes. */
class PartText {
  private decoder: ReturnType<typeof decoderOf> | undefined
  private utf8 = true
  private carry = Buffer.alloc(0)

  write(bytes: Buffer): string {
    if (!this.decoder) {
      const encoding = encodingOf(bytes)
      this.utf8 = encoding === 'utf-8'
      this.decoder = decoderOf(encoding)
    }
    if (this.utf8) this.check(bytes)
    return this.decoder.write(bytes)
  }

  end(): string {
    if (this.carry.length) throw new UnreadableFile('wrong-encoding', { encoding: 'utf-8' })
    return this.decoder?.end() ?? ''
  }

  private check(bytes: Buffer): void {
    const all = this.carry.length ? Buffer.concat([this.carry, bytes]) : bytes
    let whole = all.length
    for (let back = 1; back <= Math.min(3, all.length); back++) {
      const byte = all[all.length - back]!
      if (byte < 0x80) break
      if (byte >= 0xc0) {
        if ((byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back) whole = all.length - back
        break
      }
    }
    if (!isUtf8(all.subarray(0, whole))) throw new UnreadableFile('wrong-encoding', { encoding: 'utf-8' })
    this.carry = Buffer.from(all.subarray(whole))
  }
}

function encodingOf(head: Buffer): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return 'utf-16le'
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c)) return 'utf-16be'
  const declared = declaredEncoding(head.toString('latin1', 0, 200))?.toLowerCase()
  if (!declared || /^utf-?(8|16)/.test(declared)) return 'utf-8'
  if (!iconv.encodingExists(declared)) throw new UnreadableFile('unknown-encoding', { encoding: declared })
  return declared
}
