import type { GroupUse } from '@/lib/import/accounts/choice-queries'
import { itemsOf, type Values } from './values'

export const safeguards = ['maxDeactivated', 'maxMoved', 'maxLosses', 'maxErrorRows'] as const
export type Safeguard = (typeof safeguards)[number]

/** What saving this form brings about beyond the form itself, for whoever saves it to know before. */
export type Consequences = {
  /** Groups whose active users come under the full template, which deactivates who is not delivered (I8). */
  deactivates: { groups: string[]; active: number } | null
  /** Groups that belong to another account as well, by which accounts' imports that refuses (I8): this one's, or those of others. */
  refusesOwn: { group: string; accounts: string[] }[]
  refusesOthers: { group: string; accounts: string[] }[]
  /** Files may name more employers than before. */
  widens: boolean
  /** Safeguards that there are no more. */
  off: Safeguard[]
}

/** `stored` is null for a new account: it widens nothing. Of a group that `uses` does not know, nothing is said. */
export function consequencesOf(values: Values, stored: Values | null, uses: ReadonlyMap<string, GroupUse>): Consequences {
  const full = values.template === 'volledig'
  const groups = itemsOf(values.groups)
  const underFull = stored?.template === 'volledig' ? itemsOf(stored.groups) : []
  const newly = full ? groups.filter((group) => !underFull.includes(group)) : []
  const shared = groups.map((group) => ({ group, accounts: uses.get(group)?.accounts ?? [] }))
  const named = (group: string, accounts: readonly { name: string }[]) =>
    accounts.length > 0 ? [{ group, accounts: accounts.map(({ name }) => name) }] : []
  return {
    deactivates: newly.length > 0 ? { groups: newly, active: newly.reduce((sum, group) => sum + (uses.get(group)?.active ?? 0), 0) } : null,
    refusesOwn: full ? shared.flatMap(({ group, accounts }) => named(group, accounts)) : [],
    refusesOthers: shared.flatMap(({ group, accounts }) =>
      named(
        group,
        accounts.filter((account) => account.full),
      ),
    ),
    widens: stored !== null && isWider(values, stored),
    off: safeguards.filter((name) => values[name] === 'off' && stored?.[name] !== 'off'),
  }
}

function isWider(now: Values, before: Values): boolean {
  if (before.scope === 'all') return false
  if (now.scope === 'all') return true
  // Whether one kind covers the other only the database knows; it may.
  const list = now.scope === 'groups' ? 'employerGroups' : 'employers'
  const had = new Set(itemsOf(before[list]))
  return itemsOf(now[list]).some((item) => !had.has(item))
}
