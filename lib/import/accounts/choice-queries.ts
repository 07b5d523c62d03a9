import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { anywhere, beginning } from '@/lib/kernel/keyset'
import { storable } from '@/lib/kernel/storable'
import { countedAtMost } from './rules'

/** A user group for an account: its active users of level User, at most `countedAtMost` + 1, and the other accounts that import into it (I8). */
export type GroupUse = { name: string; active: number; accounts: { name: string; full: boolean }[] }
export type EmployerGroupChoice = { name: string; employers: number }
export type EmployerChoice = { code: string; name: string; ended: boolean }

/** No more than one looks through; whoever does not see it types more of its name. */
const offered = 50

/** The groups `g` that a condition means, with their use by accounts other than the one of this code. The caller guards. */
export async function groupUses(where: SQL, account: string): Promise<GroupUse[]> {
  const { rows } = await db().execute<GroupUse>(sql`
    select g.name,
      (select count(*)::int from (select from users u where u.group_id = g.id and u.status = 'active' and u.level = 'user'
        limit ${countedAtMost + 1}) u) as active,
      (select coalesce(json_agg(json_build_object('name', a.name, 'full', a.template = 'volledig') order by a.name), '[]')
        from customer_account_groups c join customer_accounts a on a.id = c.account_id
        where c.group_id = g.id and a.code_key <> ${fold(storable(account))}) as accounts
    from user_groups g where ${where}`)
  return rows
}

/** The groups that a text finds for an account (its code, '' for a new one), those that begin with it first; at most fifty. Guarded as the page Klantaccounts. */
export async function groupsForAccount(ctx: Context, search: string, account: string): Promise<GroupUse[]> {
  await guard(db(), ctx, 'customer-accounts')
  const text = fold(storable(search))
  const found = text ? sql`g.name_key like ${anywhere(text)}` : sql`true`
  return groupUses(sql`${found} order by g.name_key like ${beginning(text)} desc, g.name_key limit ${offered}`, account)
}

/** The employer groups that a text finds, with how many open employers they hold; at most fifty. Guarded as the page Klantaccounts. */
export async function employerGroupsForAccount(ctx: Context, search: string): Promise<EmployerGroupChoice[]> {
  await guard(db(), ctx, 'customer-accounts')
  const text = fold(storable(search))
  return employerGroupSizes(
    sql`${text ? sql`g.name_key like ${anywhere(text)}` : sql`true`} order by g.name_key like ${beginning(text)} desc, g.name_key limit ${offered}`,
  )
}

/** The employer groups `g` that a condition means. The caller guards. */
export async function employerGroupSizes(where: SQL): Promise<EmployerGroupChoice[]> {
  const { rows } = await db().execute<EmployerGroupChoice>(sql`
    select g.name, (select count(*)::int from employer_group_members m join employers e on e.id = m.employer_id
      where m.employer_group_id = g.id and e.ended_at is null) as employers
    from employer_groups g where ${where}`)
  return rows
}

/** The open employers that a text finds in code or name, those whose code begins with it first; at most fifty. Guarded as the page Klantaccounts. */
export async function employersForAccount(ctx: Context, search: string): Promise<EmployerChoice[]> {
  await guard(db(), ctx, 'customer-accounts')
  const text = storable(search).trim()
  const like = anywhere(text.toLowerCase())
  const found = text ? sql`(lower(e.code) like ${like} or lower(e.name) like ${like})` : sql`true`
  const { rows } = await db().execute<EmployerChoice>(sql`
    select e.code, e.name, false as ended from employers e where e.ended_at is null and ${found}
    order by e.code like ${beginning(text)} desc, e.code collate "C" limit ${offered}`)
  return rows
}
