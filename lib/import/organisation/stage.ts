import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { clientOf, copyAll, copyText } from '@/lib/kernel/copy'
import { ReadingProcess } from '../read/process'
import { type FileFacts, type Reading, UnreadableFile } from '../read/reading'
import { type Layout, readRow, recognise } from './rules'
import { type RefusalReason, type SheetName, sheets } from './schema'

/** A file as delivered: where its bytes are, and its name for messages. */
export type Delivered = { path: string; name: string }

/** A delivered file that was recognised as one of the sheets. */
export type StagedFile = { sheet: SheetName; name: string; facts: FileFacts; layout: Layout; rows: number }

export type Staged = {
  files: StagedFile[]
  /** Number of filled rows, 0 for a sheet that was not delivered. */
  rows: (sheet: SheetName) => number
  /** Whether the sheet's header has the column: one that is absent changes nothing (U5). */
  has: (sheet: SheetName, column: string) => boolean
}

const known = Object.values(sheets).flatMap((columns) => columns.map((column) => column.name))

const stagedTable: Record<SheetName, string> = {
  werkgevers: 'staged_employers',
  afdelingen: 'staged_departments',
  werknemers: 'staged_employees',
}

const stagedColumns = (sheet: SheetName) =>
  sheets[sheet].map((column) => `${column.staged} ${column.kind === 'groups' ? 'jsonb' : 'text'}`).join(', ')

// Made before the transaction may be told to be read-only: CREATE is the one thing that is then refused for temporary tables too.
const person = 'last_name text, prefixes text, initials text, first_name text, gender text, work_email text, work_phone text'
const tables = [
  ...(Object.keys(stagedTable) as SheetName[]).map(
    (sheet) => `create temp table ${stagedTable[sheet]} (row integer not null, ${stagedColumns(sheet)}, remarks jsonb) on commit drop`,
  ),
  'create temp table organisation_remarks (sheet text, row integer, "column" text, severity text, code text, value text, hint text) on commit drop',
  'create temp table known_employers (code text primary key, id bigint) on commit drop',
  'create temp table known_departments (employer_code text, code text, id bigint, row integer, parent_code text, primary key (employer_code, code)) on commit drop',
  'create index known_departments_parent on known_departments (employer_code, parent_code)',
  'create temp table planned_members (employer_code text, employer_id bigint, name text, name_key text, group_id bigint, action text) on commit drop',
  'create temp table planned_employers (id bigint, row integer, code text, name text, outcome text) on commit drop',
  'create temp table planned_departments (id bigint, row integer, employer_code text, employer_id bigint, code text, name text, parent_code text, parent_id bigint, old_parent_code text, outcome text) on commit drop',
  `create temp table planned_employees (id bigint, row integer, employer_code text, number text, department_code text, old_department_code text, ${person}, outcome text) on commit drop`,
].join(';\n')

/** Makes the temporary tables of one organisation import; they go with the transaction. */
export const makeTables = (tx: Tx) => tx.execute(sql.raw(tables))

/**
 * Reads the files, one after the other in one process, and copies their rows into the staging tables, a batch at a time. Answers the reason when a file
 * is none of the three sheets, or the second of its kind. Throws `UnreadableFile`.
 */
export async function stage(tx: Tx, delivered: readonly Delivered[]): Promise<Staged | { refused: RefusalReason; name: string }> {
  const files: StagedFile[] = []
  const reader = new ReadingProcess()
  try {
    for (const { path, name } of delivered) {
      const { facts, batches } = await named(name, () => reader.read({ path, known }))
      const layout = recognise(facts.header)
      if (!layout) return { refused: 'unknown-sheet', name }
      if (files.some((file) => file.sheet === layout.sheet)) return { refused: 'sheet-twice', name }
      files.push({ sheet: layout.sheet, name, facts, layout, rows: await named(name, () => copySheet(tx, layout, batches)) })
    }
  } finally {
    reader.stop()
  }
  await tx.execute(sql.raw(`analyze ${Object.values(stagedTable).join(', ')}`))
  const fileOf = (sheet: SheetName) => files.find((file) => file.sheet === sheet)
  return {
    files,
    rows: (sheet) => fileOf(sheet)?.rows ?? 0,
    has: (sheet, column) => fileOf(sheet)?.layout.places.some((place) => place.column.name === column) ?? false,
  }
}

/** Adds to what is wrong with a file which of the files it is. */
async function named<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof UnreadableFile ? new UnreadableFile(error.code, { ...error.values, file }) : error
  }
}

async function copySheet(tx: Tx, layout: Layout, batches: Reading['batches']): Promise<number> {
  let rows = 0
  const columns = layout.places.map((place) => place.column.staged)
  async function* lines() {
    for await (const batch of batches) {
      rows += batch.length
      yield batch
        .map(({ row, cells, errors }) => {
          const { values, remarks } = readRow(layout, cells, errors)
          const line = [row, ...columns.map((column) => values.get(column) ?? null), remarks.length > 0 ? JSON.stringify(remarks) : null]
          return `${line.map(copyText).join('\t')}\n`
        })
        .join('')
    }
  }
  await copyAll(clientOf(tx), `copy ${stagedTable[layout.sheet]} (${['row', ...columns, 'remarks'].join(', ')}) from stdin`, lines())
  return rows
}
