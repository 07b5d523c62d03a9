import type { FileBytes } from '../bytes'
import { LIMITS } from '../limits'
import { UnreadableFile } from '../reading'

const HEADER = 512
const END = 0xfffffffe
const LAST_SECTOR = 0xfffffffa
const ENTRY = 128
const NONE = 0xffffffff

type Entry = { name: string; type: number; left: number; right: number; child: number; start: number; size: number }

/**
 * The streams at the root of a compound file, the container of .xls and of encrypted .xlsx. Every chain of sectors is
 * followed with its length known beforehand, so none can run in a circle.
 *
 * @throws UnreadableFile `xls-damaged`, `truncated`
 */
export class CompoundFile {
  private readonly sectorSize: number
  private readonly fat: Uint32Array
  private readonly miniFat: Uint32Array
  private readonly mini: Buffer
  private readonly miniCutoff: number
  private readonly streams = new Map<string, Entry>()

  constructor(private readonly file: FileBytes) {
    const header = file.at(0, HEADER)
    if (header.length < HEADER) throw new UnreadableFile('truncated')
    const shift = header.readUInt16LE(30)
    if (shift !== 9 && shift !== 12) this.damaged()
    this.sectorSize = 1 << shift
    this.miniCutoff = header.readUInt32LE(56)
    this.fat = this.sectorTable(this.fatSectors(header))
    const directory = this.chain(header.readUInt32LE(48))
    if (directory.length > LIMITS.directoryBytes) this.damaged()
    const entries = Array.from({ length: directory.length / ENTRY }, (_, index) => entryAt(directory, index * ENTRY))
    const root = entries[0] ?? this.damaged()
    if (root.type !== 5) this.damaged()
    this.collect(entries, root.child)
    this.miniFat = toTable(this.chain(header.readUInt32LE(60)))
    this.mini = this.chain(root.start, root.size)
  }

  names(): string[] {
    return [...this.streams.keys()]
  }

  /** The bytes of a stream, undefined when there is none of that name. */
  stream(name: string): Buffer | undefined {
    const entry = this.streams.get(name)
    if (!entry) return undefined
    if (entry.size >= this.miniCutoff) return this.chain(entry.start, entry.size)
    const pieces: Buffer[] = []
    for (let sector = entry.start, left = entry.size; left > 0; left -= 64) {
      if (sector * 64 + Math.min(64, left) > this.mini.length) this.damaged()
      pieces.push(this.mini.subarray(sector * 64, sector * 64 + Math.min(64, left)))
      sector = this.miniFat[sector] ?? this.damaged()
    }
    return Buffer.concat(pieces)
  }

  /** A chain of sectors: `size` bytes of it, or all when the size is not known. */
  private chain(start: number, size?: number): Buffer {
    const { fat, sectorSize } = this
    const most = size === undefined ? fat.length : Math.ceil(size / sectorSize)
    const sectors: number[] = []
    for (let sector = start; sectors.length < most; sector = fat[sector]!) {
      if (sector === END && size === undefined) break
      if (sector >= fat.length || sector > LAST_SECTOR) this.damaged()
      sectors.push(sector)
    }
    // One that never ends goes in a circle.
    if (size === undefined && sectors.length === most && most > 0) this.damaged()
    const bytes = this.sectors(sectors)
    return size === undefined ? bytes : bytes.length < size ? this.truncated() : bytes.subarray(0, size)
  }

  /** The bytes of sectors, those that lie side by side read at once. The last sector of a file may be short. */
  private sectors(numbers: number[]): Buffer {
    const { sectorSize } = this
    const bytes = Buffer.allocUnsafe(numbers.length * sectorSize)
    let filled = 0
    for (let i = 0; i < numbers.length; ) {
      let run = 1
      while (numbers[i + run] === numbers[i]! + run) run++
      const length = this.file.into(bytes.subarray(filled, filled + run * sectorSize), (numbers[i]! + 1) * sectorSize)
      filled += length
      i += run
      if (length < run * sectorSize && i < numbers.length) this.truncated()
    }
    return bytes.subarray(0, filled)
  }

  private fatSectors(header: Buffer): number[] {
    const count = header.readUInt32LE(44)
    if (count * this.sectorSize > this.file.size) this.damaged()
    const numbers: number[] = []
    for (let i = 0; i < 109 && numbers.length < count; i++) numbers.push(header.readUInt32LE(76 + i * 4))
    for (let next = header.readUInt32LE(68); numbers.length < count; ) {
      if (next > LAST_SECTOR) this.damaged()
      const sector = this.sectors([next])
      if (sector.length < this.sectorSize) this.truncated()
      for (let at = 0; at < this.sectorSize - 4 && numbers.length < count; at += 4) numbers.push(sector.readUInt32LE(at))
      next = sector.readUInt32LE(this.sectorSize - 4)
    }
    return numbers
  }

  private sectorTable(numbers: number[]): Uint32Array {
    if (numbers.some((number) => (number + 2) * this.sectorSize > this.file.size + this.sectorSize - 1)) this.truncated()
    return toTable(this.sectors(numbers))
  }

  /** The streams directly under the root; those of embedded objects lie deeper. */
  private collect(entries: Entry[], child: number): void {
    const seen = new Set<number>()
    const waiting = [child]
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (index === NONE) continue
      const entry = entries[index] ?? this.damaged()
      if (seen.has(index)) this.damaged()
      seen.add(index)
      if (entry.type === 2) this.streams.set(entry.name, entry)
      waiting.push(entry.left, entry.right)
    }
  }

  private damaged(): never {
    throw new UnreadableFile('xls-damaged')
  }

  private truncated(): never {
    throw new UnreadableFile('truncated')
  }
}

function entryAt(directory: Buffer, at: number): Entry {
  const length = Math.min(64, directory.readUInt16LE(at + 64))
  return {
    name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
    type: directory[at + 66]!,
    left: directory.readUInt32LE(at + 68),
    right: directory.readUInt32LE(at + 72),
    child: directory.readUInt32LE(at + 76),
    start: directory.readUInt32LE(at + 116),
    size: directory.readUInt32LE(at + 120),
  }
}

function toTable(bytes: Buffer): Uint32Array {
  const table = new Uint32Array(Math.floor(bytes.length / 4))
  for (let i = 0; i < table.length; i++) table[i] = bytes.readUInt32LE(i * 4)
  return table
}
