import { momentFrom } from '@/app/format'
import { idIn, type ListState, meaningIn } from '@/components/data-table/address'
import type { AuditFilter, AuditWish } from '@/lib/access/audit'
import type { Thing } from '@/lib/history/entry'
import type { Means } from '@/lib/kernel/context'
import { sentences } from '@/lib/kernel/words'

/** What of the address filters the list, in the words of the screen. */
export const filterNames = ['gebruiker', 'groep', 'werkgever', 'run', 'wat', 'door', 'via', 'van', 'tot'] as const
export type FilterName = (typeof filterNames)[number]
/** All that the address may say; `vastlegging` is the record beside the list. */
export const stateNames = [...filterNames, 'na', 'voor', 'rij', 'vastlegging'] as const

/** For `withState`: the list alone, without its panel. */
export const withoutPanel: ListState = { vastlegging: undefined }

/** The kinds of thing that can be filtered by, in the order of their words. */
export const things = Object.keys(sentences('nl').historyList.things) as Thing[]

/** The word that the address has for a means. */
export const means = {
  scherm: 'screen',
  import: 'import',
  opdrachtregel: 'command-line',
  api: 'api',
  programma: 'program',
} as const satisfies Record<string, Means>

/** The first moment of a day as a date field writes it ("2026-11-22"), or of the day so many after it; undefined for whatever is none. */
export function dayFrom(text: string | undefined, later = 0): Date | undefined {
  // A year that people live in: of others the database knows not all.
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text ?? '')) return undefined
  const noon = Date.parse(`${text}T12:00:00Z`)
  if (Number.isNaN(noon)) return undefined
  const day = new Date(noon + later * 86_400_000).toISOString().slice(0, 10)
  return momentFrom(`${day}T00:00`) ?? undefined
}

/** What the list holds; what is not understood filters nothing. */
export const filterOf = (state: ListState): AuditFilter => ({
  user: state.gebruiker,
  actor: state.door,
  groupId: idIn(state.groep),
  employerId: idIn(state.werkgever),
  runId: idIn(state.run),
  thing: things.find((thing) => thing === state.wat),
  means: meaningIn(means, state.via),
  since: dayFrom(state.van),
  until: dayFrom(state.tot, 1),
})

/** The list that an address asks for. */
export const wishOf = (state: ListState): AuditWish => ({ ...filterOf(state), after: state.na, before: state.voor })

/** Whether an address filters anything. */
export const filters = (state: ListState): boolean => Object.values(filterOf(state)).some((value) => value !== undefined)
