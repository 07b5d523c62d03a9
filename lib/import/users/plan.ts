import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { AccountSettings } from '../accounts/queries'
import type { RunCounts, RunSettings } from '../runs/view'
import type { PlanFacts } from './facts'
import { fingerprint, type Named, namedIn } from './fingerprint'
import { diffGrants } from './grants'
import { giveLoginNames } from './logins'
import { planOutcomes } from './outcomes'
import { resolveUsers } from './people'
import { gatherUsers, resolveRows } from './rows'
import { stageRows } from './stage'
import { storePlan } from './store'

export type PlanRequest = {
  runId: number
  header: string[]
  account: AccountSettings
  settings: RunSettings
  actorUserId: number | null
  adminId: number | null
  /** Called with the rows staged so far, then with null when the statements begin. */
  progress?: (rows: number | null) => void
}

export type MadePlan = { counts: RunCounts; fingerprint: string; named: Named }

/**
 * Makes the plan of a run from its stored rows and keeps it in the plan tables (I5–I18). Must run in a REPEATABLE READ transaction, so that the plan and
 * the fingerprint of what it rests on see one and the same moment (I19). Changes nothing but the run's own tables. An earlier plan of the run is replaced.
 */
export async function makePlan(tx: Tx, request: PlanRequest): Promise<MadePlan> {
  const { runId, account, settings, actorUserId, adminId } = request
  for (const table of ['import_plan_rows', 'import_plan_users', 'import_plan_grants', 'import_remarks'])
    await tx.execute(sql`delete from ${sql.identifier(table)} where run_id = ${runId}`)
  await tx.execute(sql`set local work_mem = '64MB'`)
  await tx.execute(sql`set local jit = off`)
  const { binding, unused } = await stageRows(
    tx,
    { id: runId, header: request.header, element: settings.element },
    settings.mapping,
    request.progress,
  )
  request.progress?.(null)
  const facts: PlanFacts = { tx, runId, account, settings, binding, actorUserId, adminId }
  await resolveRows(facts)
  await gatherUsers(facts)
  await resolveUsers(facts)
  await giveLoginNames(facts)
  await diffGrants(facts)
  await planOutcomes(facts)
  const counts = await storePlan(facts, unused)
  const named = await namedIn(tx)
  return { counts, named, fingerprint: await fingerprint(tx, runId, account.id, named) }
}
