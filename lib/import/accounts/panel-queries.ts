import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { storable } from '@/lib/kernel/storable'
import { type EmployerChoice, type EmployerGroupChoice, employerGroupSizes, type GroupUse, groupUses } from './choice-queries'
import { type AccountView, showAccount } from './queries'

/** An account for its form: its settings, and what is known of the groups and employers that they name. */
export type AccountForm = {
  account: AccountView
  groups: GroupUse[]
  employerGroups: EmployerGroupChoice[]
  employers: EmployerChoice[]
  /** Who changed it last, when; null for one that was there before there was a history. */
  lastChange: { by: string; at: Date } | null
}

/** The account of a code for its form; null when there is none. Guarded as the page Klantaccounts. */
export async function accountForm(ctx: Context, code: string): Promise<AccountForm | null> {
  const account = await showAccount(ctx, code)
  if (!account) return null
  const id = sql`(select id from customer_accounts where code_key = ${fold(storable(code))})`
  const [groups, employerGroups, employers, changes] = await Promise.all([
    groupUses(sql`g.id in (select s.group_id from customer_account_groups s where s.account_id = ${id}) order by g.name_key`, code),
    employerGroupSizes(
      sql`g.id in (select s.employer_group_id from customer_account_employer_groups s where s.account_id = ${id}) order by g.name_key`,
    ),
    db().execute<EmployerChoice>(sql`
      select e.code, e.name, e.ended_at is not null as ended from employers e
      where e.id in (select s.employer_id from customer_account_employers s where s.account_id = ${id}) order by e.code collate "C"`),
    db().execute<{ by: string; at: string }>(sql`
      select l.actor_name as by, l.at from history_records r join history_links l using (transaction_id)
      where r.thing = 'customer-account' and r.thing_id = ${id}::text order by r.id desc limit 1`),
  ])
  const last = changes.rows[0]
  return { account, groups, employerGroups, employers: employers.rows, lastChange: last ? { by: last.by, at: new Date(last.at) } : null }
}
