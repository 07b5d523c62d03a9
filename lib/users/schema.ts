import { z } from 'zod'
import { validEmail } from '@/lib/kernel/email'
import { id, identifier, line } from '@/lib/kernel/schema'

/** The most characters of any field, by hand as by import; a login name has fewer (U1). */
const most = 255

const orNull = (text: typeof line) =>
  text
    .max(most)
    .transform((value) => value || null)
    .nullable()
const optional = orNull(line)
const mail = optional.refine((text) => text === null || validEmail(text), { params: { problem: 'invalid-email' } })
const day = z.iso.date().nullable()

const loginName = identifier.min(1).max(32)
const level = z.enum(['system', 'admin', 'user'])
const gender = z.enum(['M', 'V', 'O', 'X'])

/** What may be set on a user by hand, its level, group, role and status excepted. An empty text is null. */
const fields = {
  code: orNull(identifier),
  netId: orNull(identifier),
  ssoDomain: optional,
  personnelNumber: optional,
  lastName: optional,
  prefixes: optional,
  initials: optional,
  firstName: optional,
  gender: gender.nullable(),
  email: mail,
  email2: mail,
  phone: optional,
  phone2: optional,
  /** Both inclusive, days in Dutch time. */
  validFrom: day,
  validUntil: day,
}

const code = line.min(1).max(most)
const depth = z.int().min(1).max(1000)

/** An own grant, by the codes of its one element (A3). */
const grant = z.union([
  z.strictObject({ employer: code }),
  z.strictObject({ employer: code, department: code, depth }),
  z.strictObject({ employer: code, employee: code }),
])
const grantIds = z.array(id).max(100_000)
const added = z.array(grant).max(10_000).default([])

/** Changes to the own grants of a user. A grant never changes: another depth is another grant, so its id says which one was on screen. */
const grantChanges = z.strictObject({
  add: added,
  remove: grantIds.default([]),
  depths: z.array(z.strictObject({ id, depth })).max(10_000).default([]),
})

/** The own grants of a new user: these, and those of another user, without `except` and without any that came after `upTo` was on screen. */
const newGrants = z.strictObject({
  add: added,
  like: z.strictObject({ userId: id, upTo: z.int().min(0), except: grantIds.default([]) }).optional(),
})

/** A new user (U1). Without a role it gets the default one; without a code it has none (U6). */
export const createUserSchema = z.strictObject({
  login: loginName,
  level,
  groupId: id.nullable().default(null),
  roleId: id.nullable().optional(),
  grants: newGrants.optional(),
  ...z.object(fields).partial().shape,
})

const readable = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** Of the input of a user's form what no two users share, as far as it can be read. */
export const uniqueValues = z
  .object({
    userId: readable(id),
    login: readable(loginName),
    groupId: readable(id.nullable()),
    code: readable(fields.code),
    netId: readable(fields.netId),
    ssoDomain: readable(fields.ssoDomain),
  })
  .catch({})
  .transform((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as typeof values)

/** Changes to a user; what is not named stays. `version` is the one that was on screen: a newer one refuses the change. */
export const editUserSchema = z.strictObject({
  userId: id,
  version: z.int().optional(),
  login: loginName.optional(),
  level: level.optional(),
  ...z.object(fields).partial().shape,
})

/** Everything that the form of a user can change, at once. */
export const saveUserSchema = z.strictObject({
  ...editUserSchema.shape,
  groupId: id.nullable().optional(),
  roleId: id.nullable().optional(),
  reopenClients: z.boolean().default(false),
  grants: grantChanges.optional(),
})

export const setGrantsSchema = z.strictObject({ userId: id, version: z.int().optional(), ...grantChanges.shape })
export const endSessionSchema = z.strictObject({ userId: id, session: z.string().regex(/^[0-9a-f]{16}$/) })

export const userSchema = z.strictObject({ userId: id })
/** `reopenClients`: its suspended API clients open again, for what the user then reaches; only when someone says so (W6). */
const reopenClients = z.boolean().default(false)
export const reactivateUserSchema = z.strictObject({ userId: id, reopenClients })
export const moveUserSchema = z.strictObject({ userId: id, groupId: id.nullable(), reopenClients })
export const assignRoleSchema = z.strictObject({ userId: id, roleId: id.nullable() })

const roleName = identifier.min(1).max(most)
export const createRoleSchema = z.strictObject({ name: roleName })
export const renameRoleSchema = z.strictObject({ roleId: id, name: roleName, seen: z.string().optional() })
export const roleSchema = z.strictObject({ roleId: id })

export type CreateUser = z.input<typeof createUserSchema>
export type SaveUser = z.input<typeof saveUserSchema>
export type GivenGrant = z.output<typeof grant>
export type GrantChanges = z.output<typeof grantChanges>
export type NewGrants = z.output<typeof newGrants>
export type UserFields = Pick<z.output<typeof createUserSchema>, keyof typeof fields>
