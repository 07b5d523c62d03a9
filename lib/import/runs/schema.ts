import { z } from 'zod'
import { elements, identifications, loginNames, mappingSchema, printable, templates } from '../accounts/schema'
import { ALL } from '../map/row'

/** Settings that a run may have otherwise than its account (interface.md, `import`). */
export const overridesSchema = z.strictObject({
  template: z.enum(templates).optional(),
  element: z.enum(elements).optional(),
  identification: z.enum(identifications).optional(),
  loginName: z.enum(loginNames).optional(),
  prefix: printable.trim().max(32).optional(),
  mapping: mappingSchema.nullable().optional(),
})

const run = z.string().max(64)
const number = z.int().min(0).max(10_000_000)

export const planSchema = z.strictObject({ run, overrides: overridesSchema.default({}) })
export const cancelSchema = z.strictObject({ run })
export const commitSchema = z.strictObject({
  run,
  plannedAt: z.iso.datetime().optional(),
  skipErrors: z.boolean().default(false),
  confirm: z.strictObject({ deactivations: number.optional(), moves: number.optional(), losses: number.optional() }).default({}),
})
export const mendSchema = z.strictObject({
  run,
  row: z.int().min(1).max(2_000_000),
  column: z.enum(ALL),
  value: printable.max(255),
})

/** A preview with the settings that the run has; a mapping replaces the run's, null is Standaard. */
/** `remember`: the mapping becomes that of the customer account, too, for the deliveries that come (I4). */
export const previewSchema = z.strictObject({ run, mapping: mappingSchema.nullable().optional(), remember: z.boolean().default(false) })
