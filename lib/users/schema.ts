import { z } from 'zod'
import { validEmail } from '@/lib/kernel/email'

/** The most characters of any field, by hand as by import; a login name has fewer (U1). */
const most = 255

const printable = z
  .string()
  .trim()
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { params: { problem: 'invalid-character' } })
const optional = printable
  .max(most)
  .transform((text) => text || null)
  .nullable()
const mail = optional.refine((text) => text === null || validEmail(text), { params: { problem: 'invalid-email' } })
const day = z.iso.date().nullable()
const id = z.int().positive()

const loginName = printable.min(1).max(32)
const level = z.enum(['system', 'admin', 'user'])
const gender = z.enum(['M', 'V', 'O', 'X'])

/** What may be set on a user by hand, its level, group, role and status excepted. An empty text is null. */
const fields = {
  code: optional,
  netId: optional,
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

/** A new user (U1). Without a role it gets the default one; without a code it has none (U6). */
export const createUserSchema = z.strictObject({
  login: loginName,
  level,
  groupId: id.nullable().default(null),
  roleId: id.nullable().optional(),
  ...z.object(fields).partial().shape,
})

/** Changes to a user; what is not named stays. `version` is the one that was on screen: a newer one refuses the change. */
export const editUserSchema = z.strictObject({
  userId: id,
  version: z.int().optional(),
  login: loginName.optional(),
  level: level.optional(),
  ...z.object(fields).partial().shape,
})

export const userSchema = z.strictObject({ userId: id })
/** `reopenClients`: its suspended API clients open again, for what the user then reaches; only when someone says so (W6). */
const reopenClients = z.boolean().default(false)
export const reactivateUserSchema = z.strictObject({ userId: id, reopenClients })
export const moveUserSchema = z.strictObject({ userId: id, groupId: id.nullable(), reopenClients })
export const assignRoleSchema = z.strictObject({ userId: id, roleId: id.nullable() })

const roleName = printable.min(1).max(most)
export const createRoleSchema = z.strictObject({ name: roleName })
export const renameRoleSchema = z.strictObject({ roleId: id, name: roleName, seen: z.string().optional() })
export const roleSchema = z.strictObject({ roleId: id })

export type CreateUser = z.input<typeof createUserSchema>
export type EditUser = z.input<typeof editUserSchema>
export type UserFields = Pick<z.output<typeof createUserSchema>, keyof typeof fields>
