import type { Problem } from '@/lib/kernel/result'

/** What a form of the signed-out part knows after a refusal: what is wrong, and the login name that was typed. */
export type FormState = { problems: readonly Problem[]; login?: string }

/** The problem of a field; without a name the one that belongs to none of `fields`. */
export function problemOf(state: FormState, fields: readonly string[], name?: string): Problem | undefined {
  return state.problems.find(({ field }) => (name ? field === name : !field || !fields.includes(field)))
}
