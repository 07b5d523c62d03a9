import { LIMITS } from '../limits'
import { UnreadableFile } from '../reading'
import type { BiffRecord } from './records'

const damaged = (): never => {
  throw new UnreadableFile('xls-damaged')
}

/**
 * Reads strings from a record and the CONTINUE records after it. A string may be cut anywhere; where its letters are
 * cut, the next record begins by saying anew how wide they are.
 */
export class StringReader {
  private index = 0
  private at: number

  constructor(
    private readonly stream: Buffer,
    private readonly pieces: readonly BiffRecord[],
    skip: number,
  ) {
    this.at = pieces[0]!.start + skip
  }

  /** Letters with a 16-bit count and flags, with runs and phonetic data skipped. */
  string(): string {
    const length = this.number(2)
    const flags = this.number(1)
    const runs = flags & 8 ? this.number(2) : 0
    const extension = flags & 4 ? this.number(4) : 0
    const text = this.letters(length, (flags & 1) === 1)
    this.skip(runs * 4 + extension)
    return text
  }

  private letters(length: number, wide: boolean): string {
    let text = ''
    let isWide = wide
    for (let left = length; left > 0; ) {
      const size = isWide ? 2 : 1
      const room = Math.floor((this.piece().end - this.at) / size)
      const count = Math.min(left, room)
      if (count > 0) {
        text += this.stream.toString(isWide ? 'utf16le' : 'latin1', this.at, this.at + count * size)
        this.at += count * size
        left -= count
      }
      if (left > 0) {
        this.nextPiece()
        isWide = (this.number(1) & 1) === 1
      }
    }
    return text
  }

  private number(bytes: 1 | 2 | 4): number {
    if (this.at === this.piece().end) this.nextPiece()
    if (this.at + bytes > this.piece().end) return damaged()
    const value = bytes === 1 ? this.stream[this.at]! : bytes === 2 ? this.stream.readUInt16LE(this.at) : this.stream.readUInt32LE(this.at)
    this.at += bytes
    return value
  }

  private skip(bytes: number): void {
    for (let left = bytes; left > 0; ) {
      const step = Math.min(left, this.piece().end - this.at)
      this.at += step
      left -= step
      if (left > 0) this.nextPiece()
    }
  }

  private piece(): BiffRecord {
    return this.pieces[this.index] ?? damaged()
  }

  private nextPiece(): void {
    this.index++
    this.at = this.piece().start
  }
}

/** The table of strings that cells refer to by number. */
export function stringTable(stream: Buffer, pieces: readonly BiffRecord[]): string[] {
  const first = pieces[0]!
  if (first.end - first.start < 8) damaged()
  const count = stream.readUInt32LE(first.start + 4)
  // Every string takes at least three bytes: a count beyond that is a lie.
  if (count * 3 > pieces.reduce((sum, { start, end }) => sum + end - start, 0)) damaged()
  const reader = new StringReader(stream, pieces, 8)
  const strings: string[] = []
  let characters = 0
  for (let i = 0; i < count; i++) {
    const text = reader.string()
    characters += text.length
    if (characters > LIMITS.fileBytes) damaged()
    strings.push(text)
  }
  return strings
}
