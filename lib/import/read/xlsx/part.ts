import iconv from 'iconv-lite'
import { ToUtf8 } from '../encoding'
import { UnreadableFile } from '../reading'
import { declaredEncoding } from '../xml/declared'
import { type XmlHandler, XmlScanner } from '../xml/scanner'
import type { ZipParts } from '../zip'

/** Small enough that the strings made of a piece are soon forgotten. */
const PIECE = 262_144

/**
 * Reads one XML part to its end, giving way after each piece.
 *
 * @throws UnreadableFile as XmlScanner, with the part's name; `wrong-encoding` for bytes that are no text in it
 */
export async function* scanPart(parts: ZipParts, name: string, handler: XmlHandler): AsyncGenerator<void> {
  const scanner = new XmlScanner(handler)
  let text: ToUtf8 | undefined
  try {
    for await (const piece of parts.pieces(name)) {
      for (let at = 0; at < piece.length; at += PIECE) {
        const bytes = piece.subarray(at, at + PIECE)
        text ??= new ToUtf8(encodingOf(bytes))
        scanner.write(text.write(bytes))
        yield
      }
    }
    if (text) scanner.write(text.end())
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

function encodingOf(head: Buffer): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return 'utf-16le'
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c)) return 'utf-16be'
  const declared = declaredEncoding(head.toString('latin1', 0, 200))?.toLowerCase()
  if (!declared || /^utf-?(8|16)/.test(declared)) return 'utf-8'
  if (!iconv.encodingExists(declared)) throw new UnreadableFile('unknown-encoding', { encoding: declared })
  return declared
}
