/** The most bytes that one record of Excel 97 holds; what is longer goes on in CONTINUE records. */
const MOST = 8224

/** A record: its number, the length of its content, its content. */
export function record(number: number, ...content: (Uint8Array | number[])[]): Buffer {
  const parts = content.map((part) => (part instanceof Uint8Array ? part : words(...part)))
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([words(number, length), ...parts])
}

/** Numbers of 16 bits, the lower byte first. */
export const words = (...values: number[]): Buffer => {
  const bytes = Buffer.allocUnsafe(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value & 0xffff, index * 2)
  return bytes
}

/** The signs of a text and whether they take two bytes each; up to ÿ one byte is enough. */
export function signs(text: string): { wide: 0 | 1; bytes: Buffer } {
  return /^[\0-\xff]*$/.test(text) ? { wide: 0, bytes: Buffer.from(text, 'latin1') } : { wide: 1, bytes: Buffer.from(text, 'utf16le') }
}

/** The table of shared strings (SST with its CONTINUE records): `count` cells refer to these texts. */
export function* sharedStrings(texts: Iterable<string>, unique: number, count: number): Generator<Buffer> {
  const head = Buffer.allocUnsafe(8)
  head.writeUInt32LE(count, 0)
  head.writeUInt32LE(unique, 4)
  let [number, parts, filled] = [0xfc, [head] as Buffer[], head.length]
  const full = () => {
    const done = record(number, ...parts)
    ;[number, parts, filled] = [0x3c, [], 0]
    return done
  }
  for (const text of texts) {
    const { wide, bytes } = signs(text)
    const start = Buffer.from([text.length & 0xff, text.length >> 8, wide])
    // The start of a text is never divided, and never left alone at the end of a record.
    if (filled + start.length + Math.min(bytes.length, 2) > MOST) yield full()
    parts.push(start)
    filled += start.length
    for (let at = 0; ; ) {
      const room = MOST - filled - ((MOST - filled) % (wide + 1))
      const piece = bytes.subarray(at, at + room)
      parts.push(piece)
      filled += piece.length
      at += piece.length
      if (at >= bytes.length) break
      yield full()
      // A text that goes on says again how wide its signs are.
      parts.push(Buffer.from([wide]))
      filled = 1
    }
  }
  yield full()
}
