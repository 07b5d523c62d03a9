import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { customerAccounts } from '@/db/schema'
import { command } from '@/lib/access/command'
import { image } from '@/lib/history/entry'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { type Problem, refuse } from '@/lib/kernel/result'
import { type AccountInput, type CreateAccount, setAccountSchema } from './schema'

type AccountRow = typeof customerAccounts.$inferSelect

/**
 * Makes a customer account, or changes the settings that are named (interface.md, `account set`); what is not named stays. A new one is named
 * after its code and has the defaults of the table. Problems: account-taken, unknown-account, changed-meanwhile, prefix-missing;
 * unknown-user-group, unknown-employer-group and unknown-employer, one per value.
 */
export const setAccount = command('customer-accounts', setAccountSchema, async ({ tx, record }, _ctx, input) => {
  const found = await open(tx, input)
  if (!found) return refuse('unknown-account', { account: input.code })
  const { account, created } = found
  if (input.version === 0 && !created) return refuse('account-taken', { name: account.name }, 'code')
  if (input.version && input.version !== account.version) return refuse('changed-meanwhile')
  const before = await imageOf(tx, account.id)
  const columns = columnsOf(input)
  const prefix = columns.prefix === undefined ? account.prefix : columns.prefix
  if ((columns.loginName ?? account.loginName) === 'prefix' && !prefix) return refuse('prefix-missing', undefined, 'prefix')
  if (Object.keys(columns).length > 0) await tx.update(customerAccounts).set(columns).where(eq(customerAccounts.id, account.id))
  const problems = await setParts(tx, account.id, input)
  if (problems.length > 0) return { ok: false, problems }

  const after = await imageOf(tx, account.id)
  const changed = created || JSON.stringify(before) !== JSON.stringify(after)
  if (changed) {
    const version = created ? account.version : account.version + 1
    await tx.update(customerAccounts).set({ version }).where(eq(customerAccounts.id, account.id))
    const action = created ? 'create' : 'update'
    const images = { before: created ? null : before, after: { ...after, version } }
    await record([{ thing: 'customer-account', thingId: account.id, action, ...images }])
  }
  return { ok: true as const, code: account.code, created, changed }
})

/** Makes an account whose code nobody has yet, with the settings that are named. */
export const createAccount = (ctx: Context, input: CreateAccount) => setAccount(ctx, { ...input, version: 0 })

/** The account's row, locked; made first when there is none, unless one with a version was meant: then null. */
async function open(tx: Tx, { code, name, version }: AccountInput): Promise<{ account: AccountRow; created: boolean } | null> {
  const codeKey = fold(code)
  const made = version
    ? []
    : await tx
        .insert(customerAccounts)
        .values({ code, codeKey, name: name ?? code })
        .onConflictDoNothing()
        .returning()
  const [account] = await tx.select().from(customerAccounts).where(eq(customerAccounts.codeKey, codeKey)).for('update')
  return account ? { account, created: made.length > 0 } : null
}

/** The columns that the input names. A mapping that binds nothing is "Standaard" (I4). */
function columnsOf({ code: _, version: __, groups: ___, scope, mapping, ...named }: AccountInput): Partial<AccountRow> {
  const columns: Partial<AccountRow> = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
  if (scope) columns.scope = scope.kind
  if (mapping !== undefined) {
    const binds = mapping !== null && Object.values(mapping).some((part) => Object.keys(part).length > 0)
    columns.mapping = binds ? mapping : null
  }
  return columns
}

/** What of an account stands in tables of its own, and how its values are looked up. */
const parts = {
  groups: {
    table: 'customer_account_groups',
    column: 'group_id',
    from: 'select id, name_key as key from user_groups',
    unknown: 'unknown-user-group',
  },
  employerGroups: {
    table: 'customer_account_employer_groups',
    column: 'employer_group_id',
    from: 'select id, name_key as key from employer_groups',
    unknown: 'unknown-employer-group',
  },
  employers: {
    table: 'customer_account_employers',
    column: 'employer_id',
    from: 'select id, code as key from employers',
    unknown: 'unknown-employer',
  },
} as const

async function setParts(tx: Tx, accountId: number, { groups, scope }: AccountInput): Promise<Problem[]> {
  const keyed = (values: string[]) => new Map(values.map((value) => [fold(value), value]))
  const problems: Problem[] = []
  if (groups) problems.push(...(await replace(tx, accountId, 'groups', keyed(groups))))
  if (scope) {
    problems.push(...(await replace(tx, accountId, 'employerGroups', scope.kind === 'groups' ? keyed(scope.names) : new Map())))
    const codes = new Map(scope.kind === 'employers' ? scope.codes.map((code) => [code, code]) : [])
    problems.push(...(await replace(tx, accountId, 'employers', codes)))
  }
  return problems
}

/** Makes a part exactly the things with these keys (key → as typed); one problem for each that does not exist. */
async function replace(tx: Tx, accountId: number, part: keyof typeof parts, wanted: Map<string, string>): Promise<Problem[]> {
  const { table, column, from, unknown } = parts[part]
  const keys = sql`select * from jsonb_array_elements_text(${JSON.stringify([...wanted.keys()])}::jsonb) with ordinality as k(key, place)`
  await tx.execute(sql`delete from ${sql.raw(table)} where account_id = ${accountId}`)
  await tx.execute(sql`
    insert into ${sql.raw(table)} (account_id, ${sql.raw(column)})
    select ${accountId}, t.id from (${keys}) w join (${sql.raw(from)}) t on t.key = w.key`)
  const { rows } = await tx.execute<{ key: string }>(sql`
    select w.key from (${keys}) w where not exists (select from (${sql.raw(from)}) t where t.key = w.key) order by w.place`)
  return rows.map(({ key }) => ({
    code: unknown,
    field: part === 'groups' ? 'groups' : 'scope',
    values: { value: wanted.get(key) ?? key },
  }))
}

/** The whole of an account as history keeps it: its row, and the ids that stand in tables of their own. */
async function imageOf(tx: Tx, accountId: number): Promise<object> {
  const [row] = await tx.select().from(customerAccounts).where(eq(customerAccounts.id, accountId))
  if (!row) throw new Error(`customer account ${accountId} is gone`)
  const { createdAt: _, ...settings } = row
  const ids = async ({ table, column }: (typeof parts)[keyof typeof parts]) => {
    const { rows } = await tx.execute<{ ids: number[] }>(sql`
      select coalesce(jsonb_agg(${sql.raw(column)} order by ${sql.raw(column)}), '[]') as ids from ${sql.raw(table)} where account_id = ${accountId}`)
    return rows[0]?.ids ?? []
  }
  return {
    ...image(settings),
    group_ids: await ids(parts.groups),
    employer_group_ids: await ids(parts.employerGroups),
    employer_ids: await ids(parts.employers),
  }
}
