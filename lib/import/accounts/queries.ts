import { asc, desc, eq, or, type SQL, sql } from 'drizzle-orm'
import { type Database, db, type Tx } from '@/db/client'
import { customerAccountEmployerGroups, customerAccountEmployers, customerAccountGroups, customerAccounts, userGroups } from '@/db/schema'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { anywhere } from '@/lib/kernel/keyset'
import { storable } from '@/lib/kernel/storable'
import { accountsCovered } from './access'
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
    .where(eq(customerAccounts.codeKey, fold(storable(code))))
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

/** A customer account for a person: what is stored, with names and codes for ids. */
export type AccountView = Omit<AccountSettings, 'id' | 'groups' | 'scope'> & {
  groups: string[]
  scope: { kind: 'all' } | { kind: 'groups'; names: string[] } | { kind: 'employers'; codes: string[] }
}

/** One account with all of its settings, for whoever may change it (page Klantaccounts, System); null when there is none. */
export async function showAccount(ctx: Context, code: string): Promise<AccountView | null> {
  await guard(db(), ctx, 'customer-accounts')
  const found = await loadAccount(db(), code)
  if (!found) return null
  const { id: _, groups, scope, ...settings } = found
  return { ...settings, groups: groups.map((group) => group.name), scope: await namedScope(scope, found.id) }
}

async function namedScope(scope: AccountScope, accountId: number): Promise<AccountView['scope']> {
  if (scope.kind === 'all') return scope
  const [link, thing, name] =
    scope.kind === 'groups'
      ? ['customer_account_employer_groups s join employer_groups t on t.id = s.employer_group_id', 't.name_key', 't.name']
      : ['customer_account_employers s join employers t on t.id = s.employer_id', 't.code', 't.code']
  const { rows } = await db().execute<{ name: string }>(
    sql`select ${sql.raw(name)} as name from ${sql.raw(link)} where s.account_id = ${accountId} order by ${sql.raw(thing)}`,
  )
  const names = rows.map((row) => row.name)
  return scope.kind === 'groups' ? { kind: 'groups', names } : { kind: 'employers', codes: names }
}

/** An account in a list. */
export type AccountLine = Pick<AccountRow, 'code' | 'name' | 'template' | 'element' | 'identification' | 'loginName' | 'scope'> & {
  groups: string[]
}

/** What the list of accounts asks for: text in name, code or a group's name, and its order. */
export type AccountWish = { search?: string; sort?: 'name' | 'code'; descending?: boolean }

/** Past this only the first are shown, and search finds the others. */
export const accountsAtMost = 500

/** The accounts that a wish means, by name unless it says otherwise (page Klantaccounts, System); without `limit` all of them. */
export async function listAccounts(ctx: Context, wish: AccountWish = {}, limit?: number): Promise<AccountLine[]> {
  await guard(db(), ctx, 'customer-accounts')
  return accountLines(found(wish.search ?? ''), wish, limit)
}

/** The ids of the accounts that hold the text in name, code or the name of one of their groups. */
function found(search: string): SQL {
  const text = fold(storable(search))
  if (!text) return sql`select id from customer_accounts`
  const like = anywhere(text)
  return sql`select a.id from customer_accounts a where lower(a.name) like ${like} or a.code_key like ${like} or exists (
    select from customer_account_groups s join user_groups g on g.id = s.group_id where s.account_id = a.id and g.name_key like ${like})`
}

/** At most `limit` accounts whose code or name holds the text, by name (page Klantaccounts, System). */
export async function findAccounts(ctx: Context, text: string, limit: number): Promise<{ code: string; name: string }[]> {
  await guard(db(), ctx, 'customer-accounts')
  const { code, name, codeKey } = customerAccounts
  const like = anywhere(fold(storable(text)))
  return db()
    .select({ code, name })
    .from(customerAccounts)
    .where(or(sql`lower(${name}) like ${like}`, sql`${codeKey} like ${like}`))
    .orderBy(sql`lower(${name})`, asc(codeKey))
    .limit(limit)
}

/** The accounts that the caller may run an import for, by name (I22). */
export async function accountChoices(ctx: Context): Promise<AccountLine[]> {
  await guard(db(), ctx, 'import')
  return accountLines(await accountsCovered(db(), ctx))
}

async function accountLines(ids: SQL, { sort, descending }: AccountWish = {}, limit?: number): Promise<AccountLine[]> {
  // The column is spelled out: among the selected fields of one table drizzle leaves the table's name away, and inside it would be another's.
  const groups = sql<string[]>`array(
    select g.name from customer_account_groups s join user_groups g on g.id = s.group_id where s.account_id = customer_accounts.id order by g.name_key
  )`
  const { code, name, template, element, identification, loginName, scope, codeKey } = customerAccounts
  const way = descending ? desc : asc
  const lines = db()
    .select({ code, name, template, element, identification, loginName, scope, groups })
    .from(customerAccounts)
    .where(sql`${customerAccounts.id} in (${ids})`)
    .orderBy(...(sort === 'code' ? [] : [way(sql`lower(${name})`)]), way(codeKey))
  return limit === undefined ? lines : lines.limit(limit)
}
