import { eq, sql } from 'drizzle-orm'
import { db, type Tx } from '@/db/client'
import { importEdits } from '@/db/schema'
import { clientOf, copiedText, copyAll, copyLines, copyText } from '@/lib/kernel/copy'
import { type Binding, bind, type Target } from '../map/bind'
import { type Element, mapRow, unusedBy } from '../map/row'

/** Columns of the staging table, in the order of the COPY. `problems` is a JSON array of `{ column, code, value }`. */
const COLUMNS = [
  'row integer not null',
  'employer_code text',
  'department_code text',
  'depth integer',
  'employee_number text',
  'group_name text',
  'group_key text',
  'role_name text',
  'role_key text',
  'code text',
  'code_key text',
  'net_id text',
  'net_key text',
  'login text',
  'login_key text',
  'personnel text',
  'last_name text',
  'prefixes text',
  'initials text',
  'first_name text',
  'gender text',
  'email text',
  'email_key text',
  'email2 text',
  'email2_key text',
  'phone text',
  'phone2 text',
  'problems text',
] as const

/** What the staging of a run's rows found out about the file as a whole. */
export type Staged = {
  binding: Binding
  rows: number /** Targets that are filled somewhere but that the element does not use (I6). */
  unused: Target[]
}

/**
 * Reads the stored rows of a run, lays mended values over them, maps them (I4) and copies them into the temporary table `stage`.
 * The rows stream through: the memory of the process does not grow with the file.
 */
export async function stageRows(
  tx: Tx,
  run: { id: number; header: string[]; element: Element },
  mapping: Parameters<typeof bind>[1],
  progress: (rows: number) => void = () => undefined,
): Promise<Staged> {
  const binding = bind(run.header, mapping)
  await tx.execute(sql.raw(`create temp table stage (${COLUMNS.join(', ')}) on commit drop`))
  const edits = await editsOf(run.id)
  const unused = new Set<Target>()
  let rows = 0
  const staged = async function* () {
    for await (const batch of copyLines(`copy (select row, cells from import_rows where run_id = ${run.id} order by row) to stdout`)) {
      let lines = ''
      for (const line of batch) {
        const tab = line.indexOf('\t')
        const row = Number(line.slice(0, tab))
        const parsed = JSON.parse(copiedText(line.slice(tab + 1))) as string[] | { c: string[]; e: number[] }
        const cells = Array.isArray(parsed) ? parsed : parsed.c
        const errors = Array.isArray(parsed) ? [] : parsed.e
        lines += lineOf(mended(binding, edits.get(row)), run.element, row, cells, errors, unused)
      }
      rows += batch.length
      progress(rows)
      yield lines
    }
  }
  await copyAll(clientOf(tx), 'copy stage from stdin', staged())
  await tx.execute(sql`analyze stage (row, employer_code, department_code, employee_number, group_key, role_key, code_key)`)
  return { binding, rows, unused: unusedBy[run.element].filter((target) => unused.has(target)) }
}

function lineOf(binding: Binding, element: Element, row: number, cells: string[], errors: number[], unused: Set<Target>): string {
  const { values: v, keys, depth, gender, remarks } = mapRow(binding, element, row, cells, errors)
  for (const target of unusedBy[element]) if (v[target] !== '') unused.add(target)
  const line = [
    row,
    v.Werkgevercode,
    v.AfdelingCode,
    depth,
    v.Werknemer_Personeelsnummer,
    v.Gebruiker_GebruikersGroep,
    keys.group,
    v.Gebruiker_Rol,
    keys.role,
    v.Gebruiker_Code,
    keys.code,
    v.Gebruiker_NetId,
    keys.netId,
    v.Gebruiker_Inlognaam,
    keys.login,
    v.Gebruiker_Personeelsnummer,
    v.Gebruiker_Achternaam,
    v.Gebruiker_Tussenvoegsels,
    v.Gebruiker_Voorletters,
    v.Gebruiker_Roepnaam,
    gender,
    v.Gebruiker_Email,
    keys.email,
    v.Gebruiker_Email2,
    keys.email2,
    v.Gebruiker_Telefoonnummer,
    v.Gebruiker_Telefoonnummer2,
    remarks.length > 0 ? JSON.stringify(remarks) : null,
  ]
  return `${line.map(copyText).join('\t')}\n`
}

async function editsOf(runId: number): Promise<Map<number, [Target, string][]>> {
  const found = await db().select().from(importEdits).where(eq(importEdits.runId, runId))
  const byRow = new Map<number, [Target, string][]>()
  for (const edit of found) byRow.set(edit.row, [...(byRow.get(edit.row) ?? []), [edit.column as Target, edit.value]])
  return byRow
}

// A mended value replaces the cell whatever it was bound to, and is not translated again.
function mended(binding: Binding, edits: [Target, string][] | undefined): Binding {
  if (!edits) return binding
  const sources = new Map(binding.sources)
  const values = new Map(binding.values)
  for (const [target, value] of edits) {
    sources.set(target, { constant: value })
    values.delete(target)
  }
  return { ...binding, sources, values }
}
