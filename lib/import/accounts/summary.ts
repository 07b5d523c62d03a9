import { count, inArray, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { employerGroups, employers } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { coversAccount } from './access'
import { type AccountSettings, loadAccount } from './queries'

type Changeable = 'template' | 'element' | 'identification' | 'loginName' | 'prefix'

/** What an account says about its runs: what a run cannot change, and what it can (`own`); `names` of the scope are at most five. */
export type AccountSummary = {
  own: Pick<AccountSettings, Changeable>
  /** Whether it remembers a custom mapping (I4). */
  remembers: boolean
  groups: string[]
  scope: { kind: 'all' | 'groups' | 'employers'; names: string[]; count: number }
  /** As set: "10", "5%" or "off"; null is the default of I20. */
  safeguards: { deactivated: string | null; moved: string | null; losses: string | null; errorRows: string | null }
}

const SHOWN = 5

/** Groups, scope and safeguards of an account, for whoever runs it. @throws Forbidden */
export async function summariseAccount(ctx: Context, code: string): Promise<AccountSummary> {
  await guard(db(), ctx, 'import')
  const account = await loadAccount(db(), code)
  if (!account || !(await coversAccount(db(), ctx, account.id))) throw new Forbidden('not-found')
  const { template, element, identification, loginName, prefix } = account
  const { scope, maxDeactivated, maxMoved, maxLosses, maxErrorRows } = account
  const names = scope.kind === 'all' ? [] : await namesOf(scope)
  return {
    own: { template, element, identification, loginName, prefix },
    remembers: account.mapping !== null,
    groups: account.groups.map(({ name }) => name),
    scope: { kind: scope.kind, names, count: scope.kind === 'all' ? await employersNow() : scope.ids.length },
    safeguards: { deactivated: maxDeactivated, moved: maxMoved, losses: maxLosses, errorRows: maxErrorRows },
  }
}

async function namesOf({ kind, ids }: { kind: 'groups' | 'employers'; ids: number[] }): Promise<string[]> {
  const first = ids.slice(0, SHOWN)
  if (kind === 'groups') {
    const rows = await db().select({ name: employerGroups.name }).from(employerGroups).where(inArray(employerGroups.id, first))
    return rows.map(({ name }) => name)
  }
  const rows = await db().select({ code: employers.code, name: employers.name }).from(employers).where(inArray(employers.id, first))
  return rows.map(({ code, name }) => `${code} ${name}`)
}

async function employersNow(): Promise<number> {
  const [row] = await db().select({ n: count() }).from(employers).where(isNull(employers.endedAt))
  return row?.n ?? 0
}
