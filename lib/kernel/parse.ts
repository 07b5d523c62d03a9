import type { z } from 'zod'
import type { Problem, Result } from './result'

/**
 * Reads input of unknown shape by a strict schema. Each issue becomes a problem with a stable code and the field it belongs to
 * ("login", "grants.0.depth"); a schema names its own code with `params: { problem: 'invalid-limit' }`.
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): Result<{ value: z.output<S> }> {
  const read = schema.safeParse(input, { reportInput: true })
  if (read.success) return { ok: true, value: read.data }
  return { ok: false, problems: read.error.issues.map(problemOf) }
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const field = issue.path.map(String).join('.')
  const at = (code: string, values?: Problem['values']): Problem => ({ code, ...(field ? { field } : {}), ...(values ? { values } : {}) })
  switch (issue.code) {
    case 'custom':
      return at(typeof issue.params?.problem === 'string' ? issue.params.problem : 'invalid-input')
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? at('required') : at('too-small', { least: Number(issue.minimum) })
    case 'too_big':
      return issue.origin === 'string' ? at('too-long', { most: Number(issue.maximum) }) : at('too-large', { most: Number(issue.maximum) })
    case 'invalid_type':
      return issue.input === undefined ? at('required') : at('invalid-input')
    case 'invalid_format':
      return at(issue.format === 'email' ? 'invalid-email' : 'invalid-input')
    default:
      return at('invalid-input')
  }
}
