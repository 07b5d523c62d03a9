import { foldColumn } from '@/lib/kernel/fold'
import { KNOWN_COLUMNS } from '../map/columns'
import type { FileBytes } from './bytes'
import { openCsv } from './csv/csv'
import { beginning, findEncoding } from './encoding'
import { declaredCharset, openHtml } from './html/html'
import type { Job } from './protocol'
import { sniff, sniffText } from './sniff'
import type { Source } from './source'
import { openBareXls, openXls } from './xls/xls'
import { openXlsx } from './xlsx/xlsx'
import { declaredEncoding } from './xml/declared'
import { openRecords } from './xml/records'
import { openSpreadsheetMl } from './xml/spreadsheetml'

/** Recognises a file by its content (I1) and opens it; `known` are the column names by which its header is found. */
export async function open(file: FileBytes, job: Job): Promise<{ source: Source; known: ReadonlySet<string> }> {
  const known = job.known ? new Set([...KNOWN_COLUMNS, ...job.known.map(foldColumn)]) : KNOWN_COLUMNS
  return { source: await opened(file, job, known), known }
}

async function opened(file: FileBytes, job: Job, known: ReadonlySet<string>): Promise<Source> {
  switch (sniff(file)) {
    case 'zip':
      return openXlsx(file, job.path, job.sheet)
    case 'cfb':
      return openXls(file, job.sheet)
    case 'biff':
      return openBareXls(file, job.sheet)
  }
  const head = beginning(file)
  const format = sniffText(head)
  if (format === 'csv') return openCsv(file, { sheet: job.sheet, encoding: job.encoding, known })
  const encoding = findEncoding(file, job.encoding, declaredEncoding(head) ?? (format === 'html' ? declaredCharset(head) : undefined))
  if (format === 'html') return openHtml(file, encoding, job.sheet)
  return format === 'xml' ? openRecords(file, encoding, job.sheet, known) : openSpreadsheetMl(file, encoding, job.sheet)
}
