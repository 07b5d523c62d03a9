/**
 * An expected outcome that is not success. `code` is stable (words live in `lib/kernel/words/<language>/problems.json`),
 * `field` names the input it belongs to, `values` fill the sentence.
 */
export type Problem = { code: string; field?: string; values?: Record<string, string | number> }

export type Result<T = unknown> = ({ ok: true } & T) | { ok: false; problems: Problem[] }

export const refuse = (code: string, values?: Problem['values'], field?: string): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems: [{ code, ...(field ? { field } : {}), ...(values ? { values } : {}) }],
})

/** Thrown by the guard (L5, L7): the caller may not do this at all. Doors answer 403, or 404 where existence is not theirs to know. */
export class Forbidden extends Error {
  constructor(readonly code: 'signed-out' | 'level' | 'menu' | 'reach' | 'not-found') {
    super(`forbidden: ${code}`)
    this.name = 'Forbidden'
  }
}
