import type { RunView } from '@/lib/import/runs/view'

/** The five steps, by the part of the address that each has under `/import/[run]`. */
export const steps = ['bestand', 'instellingen', 'kolommen', 'voorbeeld', 'resultaat'] as const
export type StepName = (typeof steps)[number]

export const addressOf = (run: string, step: StepName): string => `/import/${run}/${step}`

type Standing = Pick<RunView, 'status' | 'phase'>

/** Whether settings, columns and values can still be changed. */
export const isOpen = ({ status }: Standing): boolean => status === 'preview' || status === 'refused' || status === 'needs-approval'

/** The step at which a run stands: where its address leads, and where a step that cannot be shown sends one to. */
export function standOf({ status, phase }: Standing): StepName {
  if (status === 'committed' || status === 'undone') return 'resultaat'
  if (status === 'cancelled' || phase === 'reading') return 'bestand'
  if (status === 'failed') return 'voorbeeld'
  return phase === 'read' ? 'instellingen' : 'voorbeeld'
}

/** Whether a step of a run can be shown: those up to where it stands; settings and columns only while they can be changed. */
export function canShow(run: Standing, step: StepName): boolean {
  const stand = standOf(run)
  if (step === stand) return true
  if (step === 'bestand') return true
  if (step === 'instellingen' || step === 'kolommen') return isOpen(run) && (run.phase === 'read' || run.phase === 'planned')
  return false
}
