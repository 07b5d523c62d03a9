const SECTOR = 512
const [FREE, END, FAT, DIFAT] = [-1, -2, -3, -4]
const PER_SECTOR = SECTOR / 4
const IN_HEADER = 109

/** A compound file (MS-CFB, version 3) around one stream, given in pieces. */
export function* compoundFile(name: string, stream: readonly Uint8Array[]): Generator<Uint8Array> {
  const length = stream.reduce((sum, piece) => sum + piece.length, 0)
  // Shorter streams would have to stand in the small-stream store.
  const padded = Math.max(4096, Math.ceil(length / SECTOR) * SECTOR)
  const directory = padded / SECTOR
  const [fatCount, difatCount] = tables(directory + 1)
  const firstFat = directory + 1
  const fatSectors = Array.from({ length: fatCount }, (_, index) => firstFat + index)
  yield header(directory, fatSectors, difatCount)
  yield* stream
  yield new Uint8Array(padded - length)
  yield directorySector(name, padded)
  yield allocation(directory, fatCount, difatCount)
  yield beyondHeader(fatSectors.slice(IN_HEADER), firstFat + fatCount, difatCount)
}

/** How many sectors of allocation table `used` sectors need, and how many to list those past the 109 that the header has room for. */
function tables(used: number): [fat: number, difat: number] {
  for (let fat = 1; ; fat++) {
    const difat = Math.max(0, Math.ceil((fat - IN_HEADER) / (PER_SECTOR - 1)))
    if (fat * PER_SECTOR >= used + fat + difat) return [fat, difat]
  }
}

function header(directory: number, fatSectors: readonly number[], difatCount: number): Buffer {
  const head = Buffer.alloc(SECTOR, 0xff)
  head.fill(0, 0, 76)
  head.write('d0cf11e0a1b11ae1', 'hex')
  const words = [0x3e, 3, 0xfffe, 9, 6]
  for (const [index, word] of words.entries()) head.writeUInt16LE(word, 24 + index * 2)
  const fatCount = fatSectors.length
  const longs = [fatCount, directory, 0, 4096, END, 0, difatCount ? directory + 1 + fatCount : END, difatCount]
  for (const [index, long] of longs.entries()) head.writeInt32LE(long, 44 + index * 4)
  for (const [index, sector] of fatSectors.slice(0, IN_HEADER).entries()) head.writeInt32LE(sector, 76 + index * 4)
  return head
}

function directorySector(name: string, size: number): Buffer {
  const sector = Buffer.alloc(SECTOR)
  const entry = (at: number, label: string, type: number, child: number, start: number, length: number) => {
    sector.write(label, at, 'utf16le')
    sector.writeUInt16LE(label ? (label.length + 1) * 2 : 0, at + 64)
    sector.writeUInt8(type, at + 66)
    sector.writeUInt8(1, at + 67)
    for (const [index, link] of [FREE, FREE, child].entries()) sector.writeInt32LE(link, at + 68 + index * 4)
    sector.writeInt32LE(start, at + 116)
    sector.writeUInt32LE(length, at + 120)
  }
  entry(0, 'Root Entry', 5, 1, END, 0)
  entry(128, name, 2, FREE, 0, size)
  entry(256, '', 0, FREE, 0, 0)
  entry(384, '', 0, FREE, 0, 0)
  return sector
}

/** For every sector the one that follows it, or what it is. */
function allocation(directory: number, fatCount: number, difatCount: number): Buffer {
  const next = new Int32Array(fatCount * PER_SECTOR).fill(FREE)
  for (let sector = 0; sector < directory; sector++) next[sector] = sector + 1
  next[directory - 1] = END
  next[directory] = END
  next.fill(FAT, directory + 1, directory + 1 + fatCount)
  next.fill(DIFAT, directory + 1 + fatCount, directory + 1 + fatCount + difatCount)
  return Buffer.from(next.buffer)
}

function beyondHeader(fatSectors: readonly number[], first: number, count: number): Buffer {
  const lists = new Int32Array(count * PER_SECTOR).fill(FREE)
  for (const [index, sector] of fatSectors.entries())
    lists[Math.floor(index / (PER_SECTOR - 1)) * PER_SECTOR + (index % (PER_SECTOR - 1))] = sector
  for (let list = 0; list < count; list++) lists[(list + 1) * PER_SECTOR - 1] = list === count - 1 ? END : first + list + 1
  return Buffer.from(lists.buffer)
}
