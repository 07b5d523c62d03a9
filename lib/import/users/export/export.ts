import { db, type Tx } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { Forbidden, type Result, refuse } from '@/lib/kernel/result'
import { type SheetFormat, writeSheet } from '@/lib/kernel/sheet'
import { TooManyRows } from '@/lib/kernel/sheet/xls'
import { coversAccount } from '../../accounts/access'
import { type AccountSettings, loadAccount } from '../../accounts/queries'
import type { Element } from '../../map/row'
import { type NotExportableReason, usersToExport } from './queries'
import { type Layout, layoutFor } from './rules'

export type ExportWish = {
  account: string
  format: SheetFormat
  /** The account's own when not given. */
  element?: Element
  /** Login name and NetId too (I26). */
  all?: boolean
}

export type NotExportable = { login: string; group: string; code: string | null; reason: NotExportableReason }
export type ExportReport = {
  account: string
  element: Element
  format: SheetFormat
  users: number
  rows: number
  notExportable: NotExportable[]
}

/** Takes the bytes of a file as they come; the snapshot that they are read from lasts until it is done. */
export type Take = (bytes: AsyncIterable<Uint8Array>) => Promise<void>

/** The account, for a caller who may run it (I22); one beyond the caller's reach answers like one that does not exist. Throws `Forbidden`. */
export async function accountToExport(tx: Tx, ctx: Context, code: string): Promise<AccountSettings> {
  await guard(tx, ctx, 'import')
  const account = await loadAccount(tx, code)
  if (!account || !(await coversAccount(tx, ctx, account.id))) throw new Forbidden('not-found')
  return account
}

/**
 * Writes the users of an account's groups in the import's own columns (I26): importing that file unchanged, with the same element, changes
 * nothing. Who cannot be written so is left out and listed. Problem: too-many-rows (.xls). Throws `Forbidden`.
 */
export async function exportUsers(ctx: Context, wish: ExportWish, take: Take): Promise<Result<{ report: ExportReport }>> {
  const work = async (tx: Tx) => {
    const account = await accountToExport(tx, ctx, wish.account)
    const { format, element = account.element, all = false } = wish
    const report: ExportReport = { account: account.code, element, format, users: 0, rows: 0, notExportable: [] }
    const layout = layoutFor(element, account.mapping, all)
    const netIdBound = all && account.mapping?.columns.Gebruiker_NetId !== undefined
    const rows = exportedRows(usersToExport(tx, account, element, { netIdBound }), layout, report)
    await take(writeSheet(format, { name: 'Gebruikers', header: layout.header, rows }))
    return { ok: true as const, report }
  }
  try {
    return await db().transaction(work, { isolationLevel: 'repeatable read' })
  } catch (error) {
    if (error instanceof TooManyRows) return refuse('too-many-rows', { most: error.most })
    throw error
  }
}

/** The rows of everyone who can be written; counts them and lists the others in the report. */
async function* exportedRows(users: ReturnType<typeof usersToExport>, layout: Layout, report: ExportReport): AsyncGenerator<string[]> {
  for await (const { login, group, code, reason, rows } of users) {
    const cells = rows.map(layout.cells)
    const written = cells.filter((row) => row !== null)
    if (reason || written.length < rows.length) report.notExportable.push({ login, group, code, reason: reason ?? 'unwritable' })
    else {
      report.users++
      report.rows += written.length
      yield* written
    }
  }
}
