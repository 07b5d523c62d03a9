import type { FileBytes } from '../bytes'
import { type Encoding, ToUtf8 } from '../encoding'
import { type XmlHandler, XmlScanner } from './scanner'

/** Reads an XML file to its end, giving way after each piece. */
export function* scanText(file: FileBytes, encoding: Encoding, handler: XmlHandler): Generator<void> {
  const scanner = new XmlScanner(handler)
  const text = new ToUtf8(encoding.name)
  for (const piece of file.pieces(encoding.start)) {
    scanner.write(text.write(piece))
    yield
  }
  scanner.write(text.end())
  scanner.end()
}
