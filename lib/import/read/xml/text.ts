import type { FileBytes } from '../bytes'
import { decoded, type Encoding } from '../encoding'
import { type XmlHandler, XmlScanner } from './scanner'

/** Reads an XML file to its end, giving way after each piece. */
export function* scanText(file: FileBytes, encoding: Encoding, handler: XmlHandler): Generator<void> {
  const scanner = new XmlScanner(handler)
  for (const piece of decoded(file, encoding)) {
    scanner.write(piece)
    yield
  }
  scanner.end()
}
