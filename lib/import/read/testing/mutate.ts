import { inflateRawSync } from 'node:zlib'
import { type ZipPart, zipOf } from './zip'

/** Random numbers that are the same every time (mulberry32): a failure can be looked at again. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}

type Random = ReturnType<typeof randomFrom>

const NASTY = [
  '',
  '\0',
  '<',
  '>',
  '"',
  "'",
  '&',
  ';',
  ',',
  '\r',
  '\n',
  '\ufeff',
  '99999999999',
  '-1',
  'A1',
  'XFD1048576',
  '&#0;',
  '<![CDATA[',
  '<!--',
  '<!DOCTYPE a>',
  'r="1"',
  ' t="s"',
  'NaN',
  '1e308',
  '\xff\xff\xff\xff',
]

/** The bytes with one to five damages: bits turned, pieces cut, doubled, moved, numbers made extreme, nasty text put in. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  let result: Buffer = Buffer.from(bytes)
  for (let count = 1 + random(5); count > 0 && result.length; count--) result = damage(result, random)
  return result
}

function damage(bytes: Buffer, random: Random): Buffer {
  const at = random(bytes.length)
  const length = Math.min(1 + random(random(4) ? 8 : bytes.length), bytes.length - at)
  const piece = bytes.subarray(at, at + length)
  const around = (middle: Buffer, until = at + length) => Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(until)])
  switch (random(8)) {
    case 0:
      return around(Buffer.from([bytes[at]! ^ (1 << random(8))]), at + 1)
    case 1:
      return around(Buffer.from([random(256)]), at + 1)
    case 2:
      return around(Buffer.alloc(0))
    case 3:
      return around(Buffer.concat([piece, piece]))
    case 4:
      return bytes.subarray(0, at)
    case 5:
      return around(Buffer.from(NASTY[random(NASTY.length)]!, 'latin1'), at)
    case 6:
      return around(Buffer.alloc(Math.min(4, length), random(2) ? 0xff : 0))
    default: {
      const to = random(bytes.length)
      return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)])
    }
  }
}

/** A zip file with a damage within one of its parts, its checksums mended: what the gate cannot see. */
export function mutatedWithin(zip: Buffer, random: Random): Buffer {
  const parts = partsOf(zip)
  const chosen = random(parts.length)
  return zipOf(parts.map((part, index) => (index === chosen ? { ...part, bytes: mutated(Buffer.from(part.bytes), random) } : part)))
}

function partsOf(zip: Buffer): ZipPart[] {
  const parts: ZipPart[] = []
  const count = zip.readUInt16LE(zip.length - 12)
  let at = zip.readUInt32LE(zip.length - 6)
  for (let i = 0; i < count; i++) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20))
    parts.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      bytes: zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data,
    })
    at += 46 + nameLength + extra + comment
  }
  return parts
}
