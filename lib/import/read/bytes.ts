import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { LIMITS } from './limits'
import { UnreadableFile } from './reading'

const PIECE = 262_144

/** A file on disk, read in pieces; the whole of it is never in memory. Closed by the process that ends. */
export class FileBytes {
  private readonly fd: number
  readonly size: number

  /** Throws `too-large-file` and `empty`: both are known before a byte is read. */
  constructor(path: string) {
    this.fd = openSync(path, 'r')
    this.size = fstatSync(this.fd).size
    if (this.size > LIMITS.fileBytes) this.refuse('file-too-large', { megabytes: Math.round(LIMITS.fileBytes / 1e6) })
    if (this.size === 0) this.refuse('empty')
  }

  /** Up to `length` bytes from `start`, fewer at the end of the file. */
  at(start: number, length: number): Buffer {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - start)))
    return buffer.subarray(0, this.into(buffer, start))
  }

  /** Fills a buffer with the bytes from `start`; returns how many there were. */
  into(buffer: Buffer, start: number): number {
    let filled = 0
    while (filled < buffer.length) {
      const got = readSync(this.fd, buffer, filled, buffer.length - filled, start + filled)
      if (got === 0) break
      filled += got
    }
    return filled
  }

  /** The bytes from `start` on, in pieces. */
  pieces(start = 0): Generator<Buffer> {
    return this.range(start, this.size - start)
  }

  /** `length` bytes from `start`, in pieces. */
  *range(start: number, length: number): Generator<Buffer> {
    const end = Math.min(start + length, this.size)
    for (let at = start; at < end; at += PIECE) yield this.at(at, Math.min(PIECE, end - at))
  }

  close(): void {
    closeSync(this.fd)
  }

  private refuse(code: string, values: Record<string, number> = {}): never {
    this.close()
    throw new UnreadableFile(code, values)
  }
}
