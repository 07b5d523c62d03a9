import { asc, eq } from 'drizzle-orm'
import type { Database, Tx } from '@/db/client'
import { customerAccountEmployerGroups, customerAccountEmployers, customerAccountGroups, customerAccounts, userGroups } from '@/db/schema'
import { fold } from '@/lib/kernel/fold'
import type { Mapping } from './schema'

type AccountRow = typeof customerAccounts.$inferSelect

/** Which employers an account's file may name (I11): ids of employer groups, or of employers. */
export type AccountScope = { kind: 'all' } | { kind: 'groups'; ids: number[] } | { kind: 'employers'; ids: number[] }

/** A customer account as the import uses it. Safeguards as stored: "10", "5%", "off", or null for the default of I20 (`readLimit`). */
export type AccountSettings = Omit<AccountRow, 'codeKey' | 'createdAt' | 'mapping' | 'scope'> & {
  mapping: Mapping | null
  scope: AccountScope
  groups: { id: number; name: string; nameKey: string }[]
}

/** The settings of the account with this code (ignoring case), its groups and its scope; null when there is none. The caller guards. */
export async function loadAccount(tx: Tx | Database, code: string): Promise<AccountSettings | null> {
  const [row] = await tx
    .select()
    .from(customerAccounts)
    .where(eq(customerAccounts.codeKey, fold(code)))
  if (!row) return null
  const groups = await tx
    .select({ id: userGroups.id, name: userGroups.name, nameKey: userGroups.nameKey })
    .from(customerAccountGroups)
    .innerJoin(userGroups, eq(userGroups.id, customerAccountGroups.groupId))
    .where(eq(customerAccountGroups.accountId, row.id))
    .orderBy(asc(userGroups.nameKey))
  const { codeKey, createdAt, mapping, scope, ...settings } = row
  return { ...settings, mapping: mapping as Mapping | null, scope: await loadScope(tx, row.id, scope), groups }
}

async function loadScope(tx: Tx | Database, accountId: number, kind: AccountRow['scope']): Promise<AccountScope> {
  if (kind === 'all') return { kind }
  const ids =
    kind === 'groups'
      ? tx
          .select({ id: customerAccountEmployerGroups.employerGroupId })
          .from(customerAccountEmployerGroups)
          .where(eq(customerAccountEmployerGroups.accountId, accountId))
      : tx
          .select({ id: customerAccountEmployers.employerId })
          .from(customerAccountEmployers)
          .where(eq(customerAccountEmployers.accountId, accountId))
  return { kind, ids: (await ids).map((row) => row.id).sort((a, b) => a - b) }
}
