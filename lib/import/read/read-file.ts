import { ReadingProcess } from './process'
import type { FileFacts, Reading, ReadOptions, ReadRow } from './reading'

/**
 * Reads a file in a process of its own: what it is, its header, and its rows as text (I1, I2), a batch at a time and no
 * faster than they are taken. The process ends with the last row, an error, `close`, or the signal.
 *
 * @param path where the bytes are; a path of ours, never a name that a user gave
 * @throws UnreadableFile now or while the rows are taken: keep nothing of a reading that fails
 */
export async function readFile(path: string, options: ReadOptions = {}): Promise<Reading> {
  const { sheet, encoding, known, signal } = options
  signal?.throwIfAborted()
  const child = new ReadingProcess()
  const abort = () => child.stop('aborted')
  const end = () => {
    signal?.removeEventListener('abort', abort)
    child.stop()
  }
  signal?.addEventListener('abort', abort)
  try {
    const { facts, batches } = await child.read({ path, sheet, encoding, known })
    return { facts, batches: until(batches, end, signal), close: end }
  } catch (error) {
    end()
    signal?.throwIfAborted()
    throw error
  }
}

async function* until(batches: Reading['batches'], end: () => void, signal?: AbortSignal): AsyncGenerator<ReadRow[]> {
  try {
    yield* batches
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    end()
  }
}

/** The whole of a reading in memory: for small files and for `cli read`. */
export async function readAll(reading: Reading): Promise<{ facts: FileFacts; rows: ReadRow[] }> {
  const rows: ReadRow[] = []
  for await (const batch of reading.batches) for (const row of batch) rows.push(row)
  return { facts: reading.facts, rows }
}
