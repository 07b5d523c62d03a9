import { sql } from 'drizzle-orm'
import { db, type Tx } from '@/db/client'
import { guard } from '@/lib/access/guard'
import { amongOthers } from '@/lib/access/one-order'
import { change } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { apply } from './apply'
import { plan } from './plan'
import { type Change, changes, figures, type PlanFigures, remarks } from './queries'
import { resolve } from './resolve'
import { endsTooMany } from './rules'
import type { RefusalReason, Remark, SheetName } from './schema'
import { type Delivered, makeTables, type Staged, stage } from './stage'

/** What an organisation import found and did (U5); its counts are those of the plan, whether or not it was applied. */
export type OrganisationReport = {
  status: 'preview' | 'committed' | 'refused'
  reason: RefusalReason | null
  full: boolean
  files: {
    sheet: SheetName | null
    name: string
    format: string | null
    worksheet: string | null
    encoding: string | null
    delimiter: string | null
    rows: number
  }[]
  /** `--full`: how many things would end altogether, and whether that many ask to be confirmed. */
  ending: { total: number; confirm: boolean }
  changes: Change[]
  remarks: Remark[]
} & Omit<PlanFigures, 'there'>

export type OrganisationWish = {
  /** Also end what a delivered sheet with rows does not name. */
  full: boolean
}
export type OrganisationCommit = OrganisationWish & {
  /** The number of things that end, as previewed; asked for beyond the safeguard, and when given always to be right. */
  confirmEnded?: number
}

/**
 * What the sheets would do, without doing it: the transaction is read-only but for its own temporary tables.
 * Throws `UnreadableFile`, `Forbidden`.
 */
export function previewOrganisation(ctx: Context, files: readonly Delivered[], wish: OrganisationWish): Promise<OrganisationReport> {
  return db().transaction(
    async (tx) => {
      await guard(tx, ctx, 'organisation')
      await makeTables(tx)
      await tx.execute(sql`set transaction read only`)
      return prepare(tx, files, wish)
    },
    { isolationLevel: 'repeatable read' },
  )
}

/** Plans as the preview does and applies that plan, all or nothing, in one transaction with its history. Throws `UnreadableFile`, `Forbidden`. */
export function commitOrganisation(ctx: Context, files: readonly Delivered[], wish: OrganisationCommit): Promise<OrganisationReport> {
  return change(ctx, async (w) => {
    await guard(w.tx, ctx, 'organisation')
    // One organisation import at a time; from here on nothing that the plan rests on can change.
    await w.tx.execute(sql`select pg_advisory_xact_lock(7346506)`)
    await makeTables(w.tx)
    const report = await prepare(w.tx, files, wish)
    const reason = report.reason ?? objection(report, wish.confirmEnded)
    if (reason) return { ...report, status: 'refused' as const, reason }
    await amongOthers(w.tx)
    // Reading took its time; who commits may do so still, and nobody is closed from here on.
    await guard(w.tx, ctx, 'organisation')
    await apply(w)
    return { ...report, status: 'committed' as const }
  })
}

async function prepare(tx: Tx, files: readonly Delivered[], { full }: OrganisationWish): Promise<OrganisationReport> {
  const staged = await stage(tx, files)
  if ('refused' in staged) return reportOf(tx, full, null, staged)
  const ends = {
    employers: full && staged.rows('werkgevers') > 0,
    departments: full && staged.rows('afdelingen') > 0,
    employees: full && staged.rows('werknemers') > 0,
  }
  await resolve(tx, staged, ends)
  await plan(tx, staged, ends)
  return reportOf(tx, full, staged, null)
}

async function reportOf(tx: Tx, full: boolean, staged: Staged | null, refusal: { refused: RefusalReason; name: string } | null) {
  const { there, ...planned } = await figures(tx)
  const kinds = ['employers', 'departments', 'employees'] as const
  const reason: RefusalReason | null = refusal?.refused ?? (planned.rows.total === 0 ? 'empty' : null)
  const unrecognised = refusal && {
    sheet: null,
    name: refusal.name,
    format: null,
    worksheet: null,
    encoding: null,
    delimiter: null,
    rows: 0,
  }
  return {
    status: reason ? ('refused' as const) : ('preview' as const),
    reason,
    full,
    files: unrecognised
      ? [unrecognised]
      : (staged?.files ?? []).map(({ sheet, name, rows, facts: { format, sheet: worksheet, encoding, delimiter } }) => ({
          sheet,
          name,
          format,
          worksheet,
          encoding,
          delimiter,
          rows,
        })),
    ...planned,
    ending: {
      total: kinds.reduce((sum, kind) => sum + planned[kind].end, 0),
      confirm: kinds.some((kind) => endsTooMany(planned[kind].end, there[kind])),
    },
    changes: await changes(tx),
    remarks: await remarks(tx),
  } satisfies OrganisationReport
}

const objection = ({ rows, ending }: OrganisationReport, confirmed: number | undefined): RefusalReason | null => {
  if (rows.error > 0) return 'errors'
  if (confirmed !== undefined && confirmed !== ending.total) return 'safeguard'
  return ending.confirm && confirmed === undefined ? 'safeguard' : null
}
