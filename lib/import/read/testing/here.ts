import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileBytes } from '../bytes'
import { withHeader } from '../header'
import { open } from '../open'
import type { Job } from '../protocol'
import type { FileFacts, ReadRow } from '../reading'

/** Reads bytes within this process, as the reading process does with a file. */
export async function readHere(bytes: Buffer | string, job: Partial<Job> = {}): Promise<{ facts: FileFacts; rows: ReadRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'read-'))
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  let file: FileBytes | undefined
  try {
    file = new FileBytes(path)
    const { source, known } = await open(file, { path, ...job })
    const { facts, rows } = await withHeader(source, known)
    const all: ReadRow[] = []
    for await (const batch of rows) all.push(...batch)
    return { facts, rows: all }
  } finally {
    file?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same, the header and the cells of its rows alone. */
export async function cellsHere(bytes: Buffer | string, job: Partial<Job> = {}): Promise<string[][]> {
  const { facts, rows } = await readHere(bytes, job)
  return [facts.header, ...rows.map(({ cells }) => cells)]
}
