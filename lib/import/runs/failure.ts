import { log } from '@/lib/kernel/log'

/** What a run keeps of a technical failure: a code with words for the reader; the cause goes to the log alone. */
export function technicalFailure(work: string, error: unknown): { code: string; values: Record<string, string> } {
  log.error({ err: error, work }, 'import failed')
  return { code: 'technical-failure', values: {} }
}
