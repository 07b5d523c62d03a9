import type { FileBytes } from './bytes'
import { type FileFacts, UnreadableFile } from './reading'

/** What a file is by its first bytes, as far as they tell. */
export type Kind = 'zip' | 'cfb' | 'biff' | 'text'

const OTHERS: readonly [start: string, kind: string][] = [
  ['%PDF', 'PDF'],
  ['{\\rtf', 'RTF'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['\x1f\x8b', 'gzip'],
  ['7z\xbc\xaf', '7z'],
  ['Rar!', 'RAR'],
  ['BZh', 'bzip2'],
  ['SQLite format 3', 'SQLite'],
  ['PAR1', 'Parquet'],
  ['MIME-Version', 'MHTML'],
]

/**
 * Recognises a file by its content, never by its name (I1).
 *
 * @throws UnreadableFile `other-format` for what is plainly something else
 */
export function sniff(file: FileBytes): Kind {
  const head = file.at(0, 16)
  const start = head.toString('latin1')
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'zip'
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'cfb'
  if (head[0] === 9 && [0, 2, 4, 8].includes(head[1] ?? -1) && [4, 6, 8, 16].includes(head[2] ?? -1) && head[3] === 0) return 'biff'
  const other = OTHERS.find(([bytes]) => start.startsWith(bytes))
  if (other) throw new UnreadableFile('other-format', { kind: other[1] })
  return 'text'
}

/** What a text is by how it begins: markup, or else delimited text. */
export function sniffText(beginning: string): Exclude<FileFacts['format'], 'xlsx' | 'xls'> {
  const text = beginning.replace(/^\ufeff/, '').trimStart()
  if (/^(\{\s*"|\[\s*[{["])/.test(text)) throw new UnreadableFile('other-format', { kind: 'JSON' })
  if (/^ID;P[^\r\n]*\r?\n[PFBCO];/.test(text)) throw new UnreadableFile('other-format', { kind: 'SYLK' })
  if (/^TABLE\r?\n0,1\r?\n"/.test(text)) throw new UnreadableFile('other-format', { kind: 'DIF' })
  if (!/^<[!?_\p{L}]/u.test(text)) return 'csv'
  const markup = text.replace(/<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)/g, '').trimStart()
  const root = /<([\p{L}_][^\s/>]*)/u.exec(markup)?.[1] ?? ''
  const local = root.slice(root.lastIndexOf(':') + 1).toLowerCase()
  if (/^<!doctype\s+html/i.test(markup) || HTML.has(local)) return 'html'
  if (root.startsWith('office:document')) throw new UnreadableFile('other-format', { kind: 'OpenDocument' })
  if (local === 'workbook' && text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheetml'
  return 'xml'
}

const HTML = new Set(['html', 'head', 'body', 'table', 'meta', 'style', 'title', 'div', 'center', 'font', 'thead', 'tbody', 'tr'])
