import { momentFrom } from '@/app/format'
import type { ListState } from '@/components/data-table/address'
import type { Question } from '@/lib/access/explain-export'

/** What the address may ask, in the words of the screen. */
export const stateNames = ['gebruiker', 'groep', 'werkgever', 'afdeling', 'werknemer', 'op'] as const

/** The question in an address; null when it asks nothing, or what cannot be answered. */
export function questionOf({ gebruiker, groep, werkgever, afdeling, werknemer, op }: ListState): Question | null {
  const at = op ? (momentFrom(op) ?? null) : undefined
  if (at === null || (afdeling && werknemer)) return null
  if (gebruiker) return { login: gebruiker, at }
  if (groep) return { groupId: groupOf(groep), at }
  return werkgever ? { element: { employer: werkgever, department: afdeling, employee: werknemer }, at } : null
}

/** The group's id; no group has 0, what an address gives that is no id. */
export const groupOf = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : 0)
