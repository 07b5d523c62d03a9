import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as XLSX from 'xlsx'

/** Files of the size asked, made once per run in its own folder by `bench/generate.mjs`: 500 employers, 50,000 employees. */
export function deliveries(folder: string, rows: number, change = 0): string {
  const out = join(folder, `${rows}-${change}`)
  if (!existsSync(join(out, 'gebruikers.csv')))
    execFileSync(process.execPath, [
      join(process.cwd(), 'bench', 'generate.mjs'),
      ...['--out', out, '--employers', '500', '--employees', '50000', '--rows', String(rows), '--change', String(change)],
    ])
  return out
}

const EXTRA = [
  'Gebruiker_NetId',
  'Gebruiker_Inlognaam',
  'Gebruiker_Email2',
  'Gebruiker_Telefoonnummer2',
  'Kostenplaats',
  'Functie',
  'Locatie',
  'Begindatum',
  'Opmerking',
]

/** The table of a delivery widened to 24 columns, as text. */
async function* wide(csv: string, most: number): AsyncGenerator<string[]> {
  let n = -1
  for await (const line of createInterface({ input: createReadStream(csv), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (++n > most) return
    const extra =
      n === 0
        ? EXTRA
        : [
            `n${n}`,
            `inlog.${n}`,
            `p${n}@voorbeeld.example`,
            '',
            String(4000 + (n % 90)),
            `Functie ${n % 40}`,
            `Locatie ${n % 12}`,
            '2024-03-01',
            '',
          ]
    yield [...line.split(';'), ...extra]
  }
}

const xmlText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The same table of `rows` × 24 in the four formats; answers the paths. */
export async function inFormats(folder: string, csv: string, rows: number, formats: readonly string[]): Promise<Record<string, string>> {
  const paths: Record<string, string> = {}
  for (const format of formats) {
    const path = join(folder, `table-${rows}.${format}`)
    paths[format] = path
    if (existsSync(path)) continue
    if (format === 'csv' || format === 'xml') {
      const out = createWriteStream(path)
      const write = async (text: string) => out.write(text) || once(out, 'drain')
      let header: string[] = []
      if (format === 'xml') await write('<?xml version="1.0" encoding="UTF-8"?>\n<gebruikers>\n')
      for await (const cells of wide(csv, rows)) {
        if (format === 'csv') await write(`${cells.join(';')}\r\n`)
        else if (header.length === 0) header = cells
        else await write(`<rij>${cells.map((cell, i) => `<${header[i]}>${xmlText(cell)}</${header[i]}>`).join('')}</rij>\n`)
      }
      if (format === 'xml') await write('</gebruikers>\n')
      out.end()
      await once(out, 'finish')
    } else {
      const table: string[][] = []
      for await (const cells of wide(csv, rows)) table.push(cells)
      const book = XLSX.utils.book_new()
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(table, { dense: true }), 'Gebruikers')
      writeFileSync(
        path,
        XLSX.write(book, { type: 'buffer', bookType: format === 'xls' ? 'biff8' : 'xlsx', bookSST: true, compression: true }),
      )
    }
  }
  return paths
}

export const bytesOf = (path: string): Buffer => readFileSync(path)
