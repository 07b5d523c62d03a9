import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AccountSettings } from '../accounts/queries'
import type { Binding, Target } from '../map/bind'
import type { RunSettings } from '../runs/view'

/** Everything the statements of a plan need besides the staged rows. */
export type PlanFacts = {
  tx: Tx
  runId: number
  account: AccountSettings
  settings: RunSettings
  binding: Binding
  /** The user who plans, protected from its own import (I10); null for the command line. */
  actorUserId: number | null
  /** The Admin for whom the plan is made, null for System: what an Admin does not see is not told by a plan either (L7, L9). */
  adminId: number | null
}

/** Whether the plan may hold values of user `x`; of another only what the file says. */
export const seen = ({ adminId }: PlanFacts, x: string): SQL => sql.raw(adminId === null ? 'true' : `${x}.level <> 'system'`)

/** Whether the file (or a constant) delivers the target at all: an absent column changes nothing (I15). */
export const present = (facts: PlanFacts, target: Target): SQL => sql.raw(facts.binding.sources.has(target) ? 'true' : 'false')

/** Adds remarks of one kind to `rm`; `select` yields row, column, value, u. */
export const remark = (facts: PlanFacts, code: string, severity: 'error' | 'warning', select: SQL) =>
  facts.tx.execute(sql`
    insert into rm (row, "column", code, severity, value, u)
    select n.row, n."column", ${code}, ${severity}, n.value, n.u from (${select}) as n (row, "column", value, u)`)
