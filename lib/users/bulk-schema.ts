import { z } from 'zod'
import { id } from '@/lib/kernel/schema'
import { userStatuses } from './filter'

/** The most users that one action changes. */
export const manyAtMost = 10_000

const one = z.union([id, z.literal('none')])

const filter = z.strictObject({
  search: z.string().max(200).optional(),
  level: z.enum(['system', 'admin', 'user']).optional(),
  status: z.enum(userStatuses).optional(),
  group: one.optional(),
  role: one.optional(),
  client: z.boolean().optional(),
})

/** Users that were picked one by one, or all that a filter shows: as many as were on screen when it was confirmed. */
const selection = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(manyAtMost) }),
  z.strictObject({ filter, count: z.int().positive().max(manyAtMost) }),
])

/** `skip`: whoever cannot be changed is left out; without it one who cannot refuses all. */
const many = { selection, skip: z.boolean().default(false) }

export const deactivateManySchema = z.strictObject(many)
export const reactivateManySchema = z.strictObject(many)
export const moveManySchema = z.strictObject({ ...many, groupId: id.nullable() })
export const assignRoleManySchema = z.strictObject({ ...many, roleId: id.nullable() })

/** What would be done, to ask about before it is. */
export const weighManySchema = z.strictObject({
  selection,
  verb: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('deactivate') }),
    z.strictObject({ do: z.literal('reactivate') }),
    z.strictObject({ do: z.literal('move'), groupId: id.nullable() }),
    z.strictObject({ do: z.literal('assign-role'), roleId: id.nullable() }),
  ]),
})

export type Selection = z.output<typeof selection>
export type Verb = z.output<typeof weighManySchema>['verb']
