import type { Outcome, RunCounts } from '@/lib/import/runs/view'
import { OUTCOME_ORDER } from '@/lib/import/runs/view'
import { CHANGING, outcomeInAddress, outcomeOfAddress } from '../outcomes'

/** What the list of a plan shows; all of it stands in the address, so that back, reload and a link work. */
export type ListState = {
  remarks: boolean
  /** One outcome, everything, or neither: what changes, when anything does. */
  outcome?: Outcome | 'all'
  severity?: 'error' | 'warning'
  search?: string
  after?: number
  before?: number
  open?: number
}

export type Search = Record<string, string | string[] | undefined>

const severities = { fouten: 'error', waarschuwingen: 'warning' } as const

export function readListState(search: Search): ListState {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] ? (search[name] as string) : undefined)
  const number = (name: string) => (/^\d{1,9}$/.test(text(name) ?? '') ? Number(text(name)) : undefined)
  const kind = text('soort')
  return {
    remarks: text('tab') === 'opmerkingen',
    outcome: text('uitkomst') === 'alles' ? 'all' : outcomeOfAddress(text('uitkomst')),
    severity: kind === 'fouten' || kind === 'waarschuwingen' ? severities[kind] : undefined,
    search: text('zoek')?.slice(0, 100),
    after: number('na'),
    before: number('voor'),
    open: number('open'),
  }
}

/** The address of a list in another state; page and opened row are left behind unless they are named. */
export function listAddress(base: string, { remarks, outcome, severity, search, after, before, open }: ListState): string {
  const query = new URLSearchParams()
  if (remarks) query.set('tab', 'opmerkingen')
  if (outcome) query.set('uitkomst', outcome === 'all' ? 'alles' : outcomeInAddress(outcome))
  if (severity) query.set('soort', severity === 'error' ? 'fouten' : 'waarschuwingen')
  if (search) query.set('zoek', search)
  if (after !== undefined) query.set('na', String(after))
  if (before !== undefined) query.set('voor', String(before))
  if (open !== undefined) query.set('open', String(open))
  return query.size > 0 ? `${base}?${query}` : base
}

/** Whether anything changes at all; if nothing does, the list begins with everything. */
const anyChange = (users: RunCounts['users']): boolean => CHANGING.some((outcome) => users[outcome] > 0)

/** The outcomes that the list shows; undefined is all. */
export function outcomesShown({ outcome }: ListState, users: RunCounts['users']): Outcome[] | undefined {
  if (outcome === 'all') return undefined
  if (outcome) return [outcome]
  return anyChange(users) && users.unchanged > 0 ? OUTCOME_ORDER.filter((kind) => kind !== 'unchanged') : undefined
}
