import { asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { importRows } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { type Binding, bind, droppedColumns, propose, type Target } from '../map/bind'
import { ALL, required } from '../map/row'
import type { FileFacts } from '../read/reading'
import { findRun } from './find'
import type { Mapping, RunSettings } from './view'

/**
 * One column of the delivered file: three values to recognise it by, what it becomes, and what its name alone makes of it (`standard`).
 * 'never': its cells were not kept (I16).
 */
export type ColumnView = { name: string; samples: string[]; targets: string[]; standard: string | null; state: 'used' | 'unused' | 'never' }

export type ColumnsView = {
  columns: ColumnView[]
  /** The mapping of the run; null is "Standaard". */
  mapping: Mapping | null
  /** Targets for columns that the standard names do not cover: a first custom mapping (I4). */
  proposal: Record<string, string>
  /** Everything a column or constant can be bound to. */
  targets: readonly string[]
  /** What the settings cannot do without; an e-mail address serves as Gebruiker_Code (I11). */
  required: string[]
  /** What the element cannot do without and nothing is bound to. */
  missing: string[]
  /** Whether the file has another header than the one that its mapping was made for, and the standard names are all it needs (I4). */
  fitsStandard: boolean
}

const SAMPLES = 3
const MOST_ROWS = 200

/** The columns of a run's file, for the step Kolommen. @throws Forbidden; null while the file has not been read. */
export async function getColumns(ctx: Context, publicId: string): Promise<ColumnsView | null> {
  const run = await findRun(ctx, publicId)
  const facts = run.file as FileFacts | null
  if (!facts) return null
  const settings = run.settings as RunSettings
  const dropped = droppedColumns(facts.header)
  const binding = bind(facts.header, settings.mapping)
  const needed = required[settings.element].concat('Gebruiker_GebruikersGroep', 'Gebruiker_Code')
  if (settings.loginName === 'kolom') needed.push('Gebruiker_Inlognaam')
  const missingIn = ({ sources }: Binding) =>
    needed.filter((target) => !sources.has(target) && !(target === 'Gebruiker_Code' && sources.has('Gebruiker_Email')))
  const byName = bind(facts.header, null)
  const missing = missingIn(binding)
  const otherHeader = Object.keys(settings.mapping?.columns ?? {}).some((target) => !binding.sources.has(target as Target))
  const fitsStandard = otherHeader && missingIn(byName).length === 0
  const rows = await db()
    .select({ cells: importRows.cells })
    .from(importRows)
    .where(eq(importRows.runId, run.id))
    .orderBy(asc(importRows.row))
    .limit(MOST_ROWS)
  const cells = rows.map((row) => {
    const parsed = JSON.parse(row.cells) as string[] | { c: string[] }
    return Array.isArray(parsed) ? parsed : parsed.c
  })
  const stored = facts.header.map((_, index) => index).filter((index) => !dropped.has(index))
  const place = new Map(stored.map((index, at) => [index, at]))
  const valuesOf = (index: number) => cells.map((row) => row[place.get(index) ?? -1] ?? '')
  const columns = facts.header.map((name, index): ColumnView => {
    if (dropped.has(index)) return { name, samples: [], targets: [], standard: null, state: 'never' }
    const values = valuesOf(index)
    const targets = binding.targetsOfColumn[index] ?? []
    return {
      name,
      samples: sample(values),
      targets,
      standard: byName.targetsOfColumn[index]?.[0] ?? null,
      state: targets.length > 0 ? 'used' : 'unused',
    }
  })
  const proposal = propose(facts.header, valuesOf)
  return { columns, mapping: settings.mapping, proposal, targets: ALL, required: needed, missing, fitsStandard }
}

/** The first values, different ones first, so that three of them say something. */
function sample(values: string[]): string[] {
  const different = [...new Set(values.slice(0, MOST_ROWS))]
  return (different.length >= SAMPLES ? different : values).slice(0, SAMPLES)
}
