import { readAll, readFile } from './read-file'
import type { FileFacts } from './reading'

/** What `cli read` prints (interface.md): facts, then every filled row below the header, all equally wide. */
export type ReadResult = FileFacts & { rows: string[][]; total: number }

/**
 * Reads a whole file for the command line. Cells past the header are kept under nameless columns; `total` counts the
 * filled rows below the header.
 *
 * @throws UnreadableFile
 */
export async function readForCommand(path: string, options: { sheet?: string; encoding?: string } = {}): Promise<ReadResult> {
  const { facts, rows } = await readAll(await readFile(path, options))
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), facts.header.length)
  const filled = (cells: string[]) => [...cells, ...new Array<string>(width - cells.length).fill('')]
  return { ...facts, header: filled(facts.header), rows: rows.map(({ cells }) => filled(cells)), total: rows.length }
}
