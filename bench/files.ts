import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { type SheetFormat, writeSheet } from '@/lib/kernel/sheet'

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

/** The same table of `rows` × 24 in one of the four formats; answers the path. */
export async function inFormat(folder: string, csv: string, rows: number, format: SheetFormat): Promise<string> {
  const path = join(folder, `table-${rows}.${format}`)
  if (existsSync(path)) return path
  const table = wide(csv, rows)
  const { value: header } = await table.next()
  await pipeline(writeSheet(format, { name: 'Gebruikers', header, rows: table }), createWriteStream(path))
  return path
}
