import { foldColumn } from '@/lib/kernel/fold'
import { KNOWN_COLUMNS } from '../map/columns'
import type { FileBytes } from './bytes'
import { openCsv } from './csv/csv'
import type { Job } from './protocol'
import type { Source } from './source'

/** Recognises a file by its content (I1) and opens it. */
export async function open(file: FileBytes, job: Job): Promise<{ source: Source; known: ReadonlySet<string> }> {
  const known = job.known ? new Set([...KNOWN_COLUMNS, ...job.known.map(foldColumn)]) : KNOWN_COLUMNS
  const source = openCsv(file, { sheet: job.sheet, encoding: job.encoding, known })
  return { source, known }
}
