import type { StatusKind } from '@/components/ui/status'
import { OUTCOME_ORDER, type Outcome } from '@/lib/import/runs/view'

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
