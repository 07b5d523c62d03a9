import { Readable } from 'node:stream'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import yauzl, { type Entry } from 'yauzl'
import type { FileBytes } from './bytes'
import { LIMITS } from './limits'
import { UnreadableFile } from './reading'

const DEFLATED = 8
const LOCAL_HEADER = 30
/** Parts up to this size are inflated once, at a go; larger ones to be checked, and again to be read. */
const AT_ONCE = 150_000_000

/**
 * The parts of a zip file, each checked whole (size, CRC, its two headers alike) before a byte of it is given out.
 * Names are compared without case, as Office does.
 */
export class ZipParts {
  private readonly checked = new Set<string>()

  private constructor(
    private readonly file: FileBytes,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /**
   * Reads the directory and refuses what declares too much, before anything is inflated.
   *
   * @throws UnreadableFile `zip-damaged`, `zip-bomb`, `encrypted`, `contradiction`
   */
  static async open(file: FileBytes, path: string): Promise<ZipParts> {
    const entries = await directory(path)
    const all = [...entries.values()]
    const inflated = all.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (inflated > LIMITS.inflatedBytes) throw new UnreadableFile('zip-bomb')
    for (const entry of all) {
      if (entry.generalPurposeBitFlag & 1) throw new UnreadableFile('encrypted')
      if (entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio)
        throw new UnreadableFile('zip-bomb')
    }
    refuseOverlap(all, file.size)
    return new ZipParts(file, entries)
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase())
  }

  names(): string[] {
    return [...this.entries.keys()]
  }

  /** A whole part; for the small ones. */
  async whole(name: string): Promise<Buffer> {
    const pieces: Buffer[] = []
    for await (const piece of this.pieces(name)) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  /** A part in pieces, after it has been inflated once to check it. */
  async *pieces(name: string): AsyncGenerator<Buffer> {
    const key = name.toLowerCase()
    const entry = this.entries.get(key)
    if (!entry) throw new UnreadableFile('missing-part', { part: name })
    const start = this.dataStart(entry)
    if (entry.compressionMethod !== DEFLATED && entry.compressionMethod !== 0) throw new UnreadableFile('zip-damaged', { part: name })
    if (entry.uncompressedSize <= AT_ONCE) {
      yield this.atOnce(entry, start)
      return
    }
    if (!this.checked.has(key)) {
      let size = 0
      let sum = 0
      for await (const piece of this.inflated(entry, start)) {
        size += piece.length
        if (size > entry.uncompressedSize) throw new UnreadableFile('zip-bomb')
        sum = crc32(piece, sum)
      }
      if (size !== entry.uncompressedSize || sum !== entry.crc32) throw new UnreadableFile('zip-damaged', { part: name })
      this.checked.add(key)
    }
    yield* this.inflated(entry, start)
  }

  private atOnce(entry: Entry, start: number): Buffer {
    const stored = this.file.at(start, entry.compressedSize)
    let bytes = stored
    if (entry.compressionMethod === DEFLATED) {
      try {
        bytes = inflateRawSync(stored, { chunkSize: Math.max(64, entry.uncompressedSize + 1), maxOutputLength: entry.uncompressedSize + 1 })
      } catch {
        throw new UnreadableFile('zip-damaged', { part: entry.fileName })
      }
    }
    if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32)
      throw new UnreadableFile('zip-damaged', { part: entry.fileName })
    return bytes
  }

  private async *inflated(entry: Entry, start: number): AsyncGenerator<Buffer> {
    const stored = this.file.range(start, entry.compressedSize)
    if (entry.compressionMethod === 0) {
      yield* stored
      return
    }
    const inflater = createInflateRaw({ chunkSize: 262_144 })
    const source = Readable.from(stored, { objectMode: true, highWaterMark: 1 })
    source.on('error', (error) => inflater.destroy(error))
    try {
      for await (const piece of source.pipe(inflater)) yield piece as Buffer
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile('zip-damaged', { part: entry.fileName })
    }
  }

  /** Where the bytes of a part begin; its own header must say what the directory says of it. */
  private dataStart(entry: Entry): number {
    const at = entry.relativeOffsetOfLocalHeader
    const header = this.file.at(at, LOCAL_HEADER)
    if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== 0x04034b50)
      throw new UnreadableFile('zip-damaged', { part: entry.fileName })
    const nameLength = header.readUInt16LE(26)
    const flags = header.readUInt16LE(6)
    const name = this.file.at(at + LOCAL_HEADER, nameLength)
    const later = (flags & 8) !== 0
    const alike = (offset: number, value: number) => later || [value, 0xffffffff].includes(header.readUInt32LE(offset))
    const same =
      name.equals(entry.fileNameRaw) &&
      header.readUInt16LE(8) === entry.compressionMethod &&
      alike(14, entry.crc32) &&
      alike(18, entry.compressedSize) &&
      alike(22, entry.uncompressedSize)
    if (!same) throw new UnreadableFile('contradiction', { part: entry.fileName })
    const start = at + LOCAL_HEADER + nameLength + header.readUInt16LE(28)
    if (start + entry.compressedSize > this.file.size) throw new UnreadableFile('truncated')
    return start
  }
}

async function directory(path: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: true })
    if (zip.entryCount > LIMITS.zipEntries) throw new UnreadableFile('zip-bomb')
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase()
      if (entries.has(name)) throw new UnreadableFile('contradiction', { part: entry.fileName })
      entries.set(name, entry)
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('zip-damaged', { part: '' })
  }
  return entries
}

/** Two parts in the same bytes: how a small file inflates to a large one without any part of it standing out. */
function refuseOverlap(entries: Entry[], fileSize: number): void {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  for (const [index, entry] of inOrder.entries()) {
    const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.fileNameRaw.length + entry.compressedSize
    if (end > (inOrder[index + 1]?.relativeOffsetOfLocalHeader ?? fileSize))
      throw new UnreadableFile('contradiction', { part: entry.fileName })
  }
}
