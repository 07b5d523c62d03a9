import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

export type Part = { path: string; content: AsyncIterable<Uint8Array> }

type Written = { path: Buffer; crc: number; compressed: number; size: number; offset: number }

/**
 * A zip file, written while its parts are made: sizes and checksums follow each part in a data descriptor. No zip64: a part of 4 GiB
 * and more is refused.
 */
export async function* zip(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  const done: Written[] = []
  let offset = 0
  for (const { path, content } of parts) {
    const part: Written = { path: Buffer.from(path), crc: 0, compressed: 0, size: 0, offset }
    const head = header(0x04034b50, part, true)
    yield head
    for await (const piece of deflated(content, part)) yield piece
    if (part.size > 0xffff_ffff || offset > 0xffff_ffff) throw new Error('zip: too large')
    const tail = uint32(0x08074b50, part.crc, part.compressed, part.size)
    yield tail
    offset += head.length + part.compressed + tail.length
    done.push(part)
  }
  const directory = Buffer.concat(done.map((part) => header(0x02014b50, part, false)))
  yield directory
  const count = done.length
  yield Buffer.concat([uint32(0x06054b50, 0), uint16(count, count), uint32(directory.length, offset), uint16(0)])
}

/** Deflates on the thread pool, counting what goes in and comes out. */
async function* deflated(content: AsyncIterable<Uint8Array>, part: Written): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 6 })
  const fed = feed()
  // The failure of the content is told below; the stream ends by it.
  fed.catch(() => undefined)
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    part.compressed += piece.length
    yield piece
  }
  await fed

  async function feed() {
    try {
      for await (const piece of content) {
        part.crc = crc32(piece, part.crc)
        part.size += piece.length
        if (!deflate.write(piece)) await once(deflate, 'drain')
      }
      deflate.end()
    } catch (error) {
      deflate.destroy(error as Error)
      throw error
    }
  }
}

/** The header of a part, in front of it (local) or in the directory at the end. Names are UTF-8, the time is left at the beginning of 1980. */
function header(signature: number, { path, crc, compressed, size, offset }: Written, local: boolean): Buffer {
  const [flags, deflate, midnight, newYear1980] = [0x0808, 8, 0, 0x21]
  const common = uint16(20, flags, deflate, midnight, newYear1980)
  if (local) return Buffer.concat([uint32(signature), common, uint32(0, 0, 0), uint16(path.length, 0), path])
  const rest = [uint32(crc, compressed, size), uint16(path.length, 0, 0, 0, 0), uint32(0, offset), path]
  return Buffer.concat([uint32(signature), uint16(20), common, ...rest])
}

const uint16 = (...values: number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer)
const uint32 = (...values: number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer)
