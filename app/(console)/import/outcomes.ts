import type { StatusKind } from '@/components/ui/status'
import type { Outcome } from '@/lib/import/runs/view'

/** The outcomes in the order in which screens tell them. */
export const OUTCOME_ORDER = [
  'create',
  'update',
  'move',
  'reactivate',
  'unchanged',
  'deactivate',
  'protected',
  'error',
] as const satisfies Outcome[]

/** What would be written: everything but what stays as it is. */
export const CHANGING = OUTCOME_ORDER.filter((outcome) => outcome !== 'unchanged')

export const outcomeKinds: Record<Outcome, StatusKind> = {
  create: 'created',
  update: 'updated',
  move: 'moved',
  reactivate: 'reactivated',
  unchanged: 'unchanged',
  deactivate: 'deactivating',
  protected: 'protected',
  error: 'error',
}

/** The name of an outcome in an address: `?uitkomst=nieuw`. */
const inAddress: Record<Outcome, string> = {
  create: 'nieuw',
  update: 'gewijzigd',
  move: 'verplaatst',
  reactivate: 'gereactiveerd',
  unchanged: 'ongewijzigd',
  deactivate: 'gedeactiveerd',
  protected: 'beschermd',
  error: 'fout',
}

export const outcomeInAddress = (outcome: Outcome): string => inAddress[outcome]
export const outcomeOfAddress = (text: string | undefined): Outcome | undefined =>
  OUTCOME_ORDER.find((outcome) => inAddress[outcome] === text)
