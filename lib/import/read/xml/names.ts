import { UnreadableFile } from '../reading'

/** A name as it is written in a document, and what is left of it without its prefix. */
export type Name = {
  bytes: Uint8Array
  local: string
  /** Not a name of XML itself or of its schemas. */
  data: boolean
  /** The element, by number, that had an attribute of this name last. */
  lastIn: number
}

const NAME = /^[\p{L}_:][\p{L}\p{M}\p{N}_:.\-\u00b7]*$/u
const SLOTS = 512

/** The names of a document, each checked and cut once; finding one again costs no string. */
export class Names {
  private readonly slots = new Array<Name | undefined>(SLOTS)
  private readonly known = new Map<string, Name>()

  /** The name in these bytes; `hash` is of the same bytes, however it was made. Undefined when XML allows no such name. */
  find(bytes: Buffer, start: number, end: number, hash: number): Name | undefined {
    const slot = (hash ^ (hash >>> 9)) & (SLOTS - 1)
    const likely = this.slots[slot]
    if (likely && isAt(likely.bytes, bytes, start, end)) return likely
    const written = bytes.toString('utf8', start, end)
    const name = this.known.get(written) ?? this.remember(written)
    this.slots[slot] = name
    return name
  }

  private remember(written: string): Name | undefined {
    if (!NAME.test(written)) return undefined
    if (this.known.size >= MOST) throw new UnreadableFile('too-much-memory')
    const data = written !== 'xmlns' && !/^(xmlns|xml|xsi):/.test(written)
    const name = { bytes: Buffer.from(written), local: written.slice(written.indexOf(':') + 1), data, lastIn: 0 }
    this.known.set(written, name)
    return name
  }
}

/** Far more than any document of records has. */
const MOST = 100_000

/** Whether a name stands at a place, and ends there. */
export function isAt(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[start + i]) return false
  return true
}
