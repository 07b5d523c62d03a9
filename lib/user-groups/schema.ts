import { z } from 'zod'
import { id, identifier, line } from '@/lib/kernel/schema'

const name = identifier.max(200).min(1)
const description = line
  .max(1000)
  .transform((text) => text || null)
  .nullable()

export const createGroupSchema = z.strictObject({ name, description: description.default(null) })

/** Members that one save adds or removes at most; whole files of people are for the import. */
export const arrangedAtMost = 500

/**
 * A group as its form saves it, a new one when `groupId` is null. `seen`: what was on screen, so that nobody writes over what someone else
 * changed meanwhile. `add`: users, each with the group it was seen in. `suspend`: the Client IDs that one knows will be suspended (W6).
 */
export const saveGroupSchema = z.strictObject({
  groupId: id.nullable(),
  name,
  description: description.default(null),
  seen: z.strictObject({ name: z.string(), description: z.string().nullable() }).nullable().default(null),
  add: z
    .array(z.strictObject({ userId: id, from: id.nullable() }))
    .max(arrangedAtMost)
    .default([]),
  remove: z.array(id).max(arrangedAtMost).default([]),
  suspend: z.array(z.string().max(200)).max(10_000).default([]),
})

export const groupSchema = z.strictObject({ groupId: id })

/** What a group is authorised for: exactly these employers and employer groups (A2). `version` is the one that was on screen (U3). */
export const setGroupEmployersSchema = z.strictObject({
  groupId: id,
  version: z.int().optional(),
  employers: z.array(line.max(200).min(1)).max(100_000),
  employerGroups: z.array(line.max(200).min(1)).max(10_000),
})

const authorisedSchema = z.strictObject({ employers: z.array(id).max(100_000), employerGroups: z.array(id).max(10_000) })

/** What someone wants to change of it, by ids. */
export const authorisationChangeSchema = z.strictObject({ groupId: id, add: authorisedSchema, remove: authorisedSchema })
export type AuthorisationChange = z.output<typeof authorisationChangeSchema>

/** The same, to be saved: `version` is the one that was on screen (U3). */
export const changeGroupEmployersSchema = authorisationChangeSchema.extend({ version: z.int() })
