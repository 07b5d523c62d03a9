import { z } from 'zod'

/** The most characters that each field of a user holds; the import answers more with `value-too-long`. */
export const limits = {
  login: 32,
  code: 254,
  netId: 254,
  ssoDomain: 253,
  personnelNumber: 64,
  lastName: 100,
  prefixes: 50,
  initials: 50,
  firstName: 100,
  email: 254,
  phone: 50,
  role: 100,
} as const

const printable = z
  .string()
  .trim()
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { params: { problem: 'invalid-character' } })
const optional = (most: number) =>
  printable
    .max(most)
    .transform((text) => text || null)
    .nullable()
const mail = optional(limits.email).refine((text) => text === null || isMailAddress(text), { params: { problem: 'invalid-email' } })
const day = z.iso.date().nullable()
const id = z.int().positive()

/** One address with something before and after the @ and a dot in the domain; whether it exists only a mail can tell. */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1)
  return at > 0 && text.length <= limits.email && !/[\s,;<>@]/.test(domain) && !/[\s,;<>]/.test(text) && /^[^.].*\.[^.]+$/.test(domain)
}

export const loginName = printable.min(1).max(limits.login)
export const level = z.enum(['system', 'admin', 'user'])
export const gender = z.enum(['M', 'V', 'O', 'X'])

/** What may be set on a user by hand, its level, group, role and status excepted. An empty text is null. */
const fields = {
  code: optional(limits.code),
  netId: optional(limits.netId),
  ssoDomain: optional(limits.ssoDomain),
  personnelNumber: optional(limits.personnelNumber),
  lastName: optional(limits.lastName),
  prefixes: optional(limits.prefixes),
  initials: optional(limits.initials),
  firstName: optional(limits.firstName),
  gender: gender.nullable(),
  email: mail,
  email2: mail,
  phone: optional(limits.phone),
  phone2: optional(limits.phone),
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
export const moveUserSchema = z.strictObject({ userId: id, groupId: id.nullable() })
export const assignRoleSchema = z.strictObject({ userId: id, roleId: id.nullable() })
export const createRoleSchema = z.strictObject({ name: printable.min(1).max(limits.role) })

export type CreateUser = z.input<typeof createUserSchema>
export type EditUser = z.input<typeof editUserSchema>
export type UserFields = Pick<z.output<typeof createUserSchema>, keyof typeof fields>
