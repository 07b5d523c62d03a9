import { z } from 'zod'
import { validEmail } from '@/lib/kernel/email'
import { identifier, line as typed } from '@/lib/kernel/schema'
import type { Target } from '../map/bind'
import { IGNORED, TARGETS } from '../map/columns'
import { readLimit } from './rules'

/** The target columns that a custom mapping may name, in the order of I3: all but the three that the templates never use (I16). */
export const mappableTargets = TARGETS.filter((name): name is Target => !IGNORED.includes(name))

/** No control character has a place in a setting; PostgreSQL cannot even store a NUL, or half a character. */
export const printable = z.string().refine((text) => !/\p{Cc}|\p{Cs}/u.test(text), { params: { problem: 'invalid-character' } })
const line = (most: number) => printable.trim().max(most)
const filled = (most: number) => line(most).min(1)
const optional = (most: number) =>
  typed
    .max(most)
    .nullable()
    .transform((text) => text || null)

const target = z.enum(mappableTargets)

/**
 * A custom mapping (I4): `columns` target → the file's column, `constants` target → one value for every row, `values` target →
 * value in the file → our value. A target is bound to a column or to a constant, not to both.
 */
export const mappingSchema = z
  .strictObject({
    columns: z.partialRecord(target, filled(255)).default({}),
    constants: z.partialRecord(target, printable.max(1000)).default({}),
    values: z.partialRecord(target, z.record(printable.max(1000), printable.max(1000))).default({}),
  })
  .superRefine((mapping, issues) => {
    for (const name of Object.keys(mapping.constants) as Target[])
      if (name in mapping.columns)
        issues.addIssue({ code: 'custom', path: ['constants', name], params: { problem: 'mapping-bound-twice' } })
  })

export type Mapping = z.infer<typeof mappingSchema>

export const templates = ['standaard', 'volledig'] as const
export const elements = ['werkgever', 'afdeling', 'werknemer'] as const
export const identifications = ['groep-en-code', 'code'] as const
export const loginNames = ['account', 'prefix', 'kolom'] as const
export const contacts = ['never', 'always', 'delivered'] as const

const limit = (...kinds: ('count' | 'percent' | 'off')[]) =>
  z
    .string()
    .trim()
    .refine((text) => kinds.some((kind) => kind === readLimit(text)?.kind), { params: { problem: 'invalid-limit' } })
    .transform((text) => text.toLowerCase().replace(',', '.').replace(/\s/g, ''))
    .nullable()

const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('groups'), names: z.array(filled(200)).min(1).max(10_000) }),
  z.strictObject({ kind: z.literal('employers'), codes: z.array(filled(200)).min(1).max(50_000) }),
])

const title = typed.min(1).max(200)
const recipient = typed.refine(validEmail, { params: { problem: 'invalid-email' } })

/** Settings to give an account; what is not named stays as it is (interface.md, `account set`). A null safeguard is the default of I20. */
export const setAccountSchema = z.strictObject({
  code: identifier.min(1).max(64),
  /** The version that was on screen, which another in the database refuses; 0: there must be no such account yet. Absent: made or changed. */
  version: z.int().min(0).optional(),
  name: title.optional(),
  groups: z.array(filled(200)).max(1000).optional(),
  scope: scopeSchema.optional(),
  template: z.enum(templates).optional(),
  element: z.enum(elements).optional(),
  identification: z.enum(identifications).optional(),
  loginName: z.enum(loginNames).optional(),
  prefix: optional(32).optional(),
  ssoDomain: optional(253).optional(),
  contact: z.enum(contacts).optional(),
  mapping: mappingSchema.nullable().optional(),
  maxDeactivated: limit('count', 'percent', 'off').optional(),
  maxMoved: limit('count', 'percent', 'off').optional(),
  maxLosses: limit('count', 'percent', 'off').optional(),
  maxErrorRows: limit('percent', 'off').optional(),
  recipients: z.array(recipient).max(100).optional(),
  language: z.enum(['nl', 'en']).optional(),
})

/** A new account on screen: its name is asked for. */
export const createAccountSchema = setAccountSchema.omit({ version: true }).extend({ name: title })
/** An account that is on screen: only what changed, and the version that it was changed from. */
export const saveAccountSchema = setAccountSchema.extend({ version: z.int().min(1) })

/** What `account set` gives. */
export type SetAccount = z.input<typeof setAccountSchema>
export type CreateAccount = z.input<typeof createAccountSchema>
export type SaveAccount = z.input<typeof saveAccountSchema>
export type AccountInput = z.output<typeof setAccountSchema>
