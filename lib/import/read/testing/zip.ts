import { crc32, deflateRawSync } from 'node:zlib'

/** One part of a zip file, and what its headers may say of it that is not so. */
export type ZipPart = {
  name: string
  bytes: Buffer | string
  stored?: boolean
  lie?: Partial<{ size: number; crc: number; localName: string; compressed: number; localSize: number }>
}

/** Makes a zip file of these parts, lies included. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, bytes: content, stored, lie = {} } of parts) {
    const bytes = Buffer.from(content)
    const data = stored ? bytes : deflateRawSync(bytes)
    const facts = {
      method: stored ? 0 : 8,
      crc: lie.crc ?? crc32(bytes),
      compressed: lie.compressed ?? data.length,
      size: lie.size ?? bytes.length,
    }
    const local = Buffer.concat([header(0x04034b50, { ...facts, size: lie.localSize ?? facts.size }, lie.localName ?? name, 26), data])
    const entry = header(0x02014b50, facts, name, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local)
    entries.push(entry)
    at += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

type Facts = { method: number; crc: number; compressed: number; size: number }

/** A header of a part in its place, or in the directory, where everything stands two bytes later. */
function header(signature: number, { method, crc, compressed, size }: Facts, name: string, nameAt: 26 | 28): Buffer {
  const shift = nameAt - 26
  const bytes = Buffer.alloc(nameAt === 26 ? 30 : 46)
  bytes.writeUInt32LE(signature, 0)
  bytes.writeUInt16LE(20, 4 + shift)
  bytes.writeUInt16LE(0x800, 6 + shift)
  bytes.writeUInt16LE(method, 8 + shift)
  bytes.writeUInt32LE(crc, 14 + shift)
  bytes.writeUInt32LE(compressed, 18 + shift)
  bytes.writeUInt32LE(size, 22 + shift)
  bytes.writeUInt16LE(Buffer.byteLength(name), nameAt)
  return Buffer.concat([bytes, Buffer.from(name)])
}
