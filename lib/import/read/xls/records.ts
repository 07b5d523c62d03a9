import { UnreadableFile } from '../reading'

/** The kinds of BIFF records that say something about cells. */
export const RECORD = {
  FORMULA: 0x06,
  EOF: 0x0a,
  DATEMODE: 0x22,
  FILEPASS: 0x2f,
  CONTINUE: 0x3c,
  CODEPAGE: 0x42,
  BOUNDSHEET: 0x85,
  MULRK: 0xbd,
  RSTRING: 0xd6,
  XF: 0xe0,
  SST: 0xfc,
  LABELSST: 0xfd,
  NUMBER: 0x203,
  LABEL: 0x204,
  BOOLERR: 0x205,
  STRING: 0x207,
  RK: 0x27e,
  FORMAT: 0x41e,
  BOF: 0x809,
} as const

/** One record: its kind and where its data lies in the stream. */
export type BiffRecord = { kind: number; start: number; end: number }

/**
 * Walks the records of one substream, from its BOF to its EOF, those of substreams within it (charts) left out.
 *
 * @throws UnreadableFile `truncated` when the stream ends before its EOF
 */
export function* records(stream: Buffer, from: number): Generator<BiffRecord> {
  let depth = 0
  for (let at = from; ; ) {
    if (at + 4 > stream.length) throw new UnreadableFile('truncated')
    const kind = stream.readUInt16LE(at)
    const start = at + 4
    const end = start + stream.readUInt16LE(at + 2)
    if (end > stream.length) throw new UnreadableFile('truncated')
    at = end
    if (kind === RECORD.BOF) depth++
    if (depth === 0) throw new UnreadableFile('xls-damaged')
    if (depth === 1) yield { kind, start, end }
    if (kind === RECORD.EOF && --depth === 0) return
  }
}
