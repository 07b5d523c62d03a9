import { findEmployers } from '@/lib/access/employer-search'
import { findAccounts } from '@/lib/import/accounts/queries'
import { listRuns } from '@/lib/import/runs/list-queries'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { listGroups } from '@/lib/user-groups/list-queries'
import { listUsers } from '@/lib/users/list-queries'

/** One thing found: what it is, what it is called, what tells it apart, and where it is shown. */
export type Hit = { kind: 'user' | 'group' | 'employer' | 'run' | 'account'; name: string; detail: string; address: string }

const each = 5

/** What someone may not see is not found; anything else that fails is a failure. */
async function unlessForbidden<T>(work: Promise<T[]>): Promise<T[]> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Forbidden) return []
    throw error
  }
}

const under = (address: string, values: Record<string, string>) => `${address}?${new URLSearchParams(values)}`

async function users(ctx: Context, search: string): Promise<Hit[]> {
  const { items } = await listUsers(ctx, { search, limit: each })
  return items.map(({ login, name, group }) => ({
    kind: 'user',
    name: login,
    detail: [name, group].filter(Boolean).join(' · '),
    address: under('/toegangsbeheer/gebruikers', { zoek: login, gebruiker: login }),
  }))
}

async function groups(ctx: Context, search: string): Promise<Hit[]> {
  const { items } = await listGroups(ctx, { search, limit: each })
  return items.map(({ id, name, description }) => ({
    kind: 'group',
    name,
    detail: description ?? '',
    address: under('/toegangsbeheer/gebruikersgroepen', { zoek: name, groep: String(id) }),
  }))
}

async function employers(ctx: Context, text: string): Promise<Hit[]> {
  const found = await findEmployers(ctx, text, each)
  return found.map(({ code, name }) => ({ kind: 'employer', name: code, detail: name, address: under('/toegang', { werkgever: code }) }))
}

async function runs(ctx: Context, search: string): Promise<Hit[]> {
  const { items } = await listRuns(ctx, { search, limit: each })
  return items.map(({ run, fileName, account }) => ({ kind: 'run', name: fileName, detail: account.name, address: `/import/${run}` }))
}

async function accounts(ctx: Context, search: string): Promise<Hit[]> {
  const found = await findAccounts(ctx, search, each)
  return found.map(({ code, name }) => ({
    kind: 'account',
    name,
    detail: code,
    address: under('/import/klantaccounts', { account: code }),
  }))
}

/** Users, groups, employers, runs and customer accounts that hold a text: of each kind a few, and only what the caller may see (L7, L8, I22). */
export async function findEverywhere(ctx: Context, text: string): Promise<Hit[]> {
  const found = await Promise.all([users, groups, employers, runs, accounts].map((find) => unlessForbidden(find(ctx, text))))
  return found.flat()
}
