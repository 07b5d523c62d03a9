import { z } from 'zod'
import { id, identifier, line } from '@/lib/kernel/schema'

const day = z.iso.date()
const clientId = z
  .string()
  .max(40)
  .regex(/^[\w-]+$/)

/** What an application may be allowed (W1); the first three read and are given unless told otherwise. */
export const scopes = ['werkgevers.read', 'afdelingen.read', 'werknemers.read', 'imports'] as const
export const readingScopes: Scope[] = ['werkgevers.read', 'afdelingen.read', 'werknemers.read']
export type Scope = (typeof scopes)[number]

const application = {
  name: identifier.max(200).min(1),
  contact: line
    .max(500)
    .transform((text) => text || null)
    .nullable(),
  scopes: z.array(z.enum(scopes)).min(1),
  /** After so many days a new client expires; null: never. */
  expiryDays: z.int().min(1).max(3650).nullable(),
}

export const createApplicationSchema = z.strictObject({
  name: application.name,
  contact: application.contact.default(null),
  scopes: application.scopes.default(readingScopes),
  expiryDays: application.expiryDays.default(null),
})
/** `version` is the one that was on screen: a newer one refuses the change. */
export const editApplicationSchema = z.strictObject({
  applicationId: id,
  version: z.int().optional(),
  ...z.object(application).partial().shape,
})
/** `clients`: how many clients the person was told that this closes. */
export const withdrawApplicationSchema = z.strictObject({ applicationId: id, clients: z.int().min(0) })
export const applicationSchema = z.strictObject({ applicationId: id })

/** What the person was told that the client opens, when that is more than one employer: `fingerprint` of `opens` (W3). */
const confirmed = z.string().max(64).nullable().default(null)

/** `userId` is a user of level User, active and in a group (W1). */
export const createClientSchema = z.strictObject({ applicationId: id, userId: id, confirmed })
export const receiveSecretSchema = z.strictObject({ clientId, secretId: id })
export const showSecretSchema = z.strictObject({ clientId, secretId: id, password: z.string().max(1024) })
/** `until`: how long the secret before goes on: a moment, at once ('now': it leaked), or a day more. */
export const rotateSecretSchema = z.strictObject({
  clientId,
  until: z
    .union([z.iso.datetime({ offset: true }), z.literal('now')])
    .nullable()
    .default(null),
  confirmed,
})
export const revokeSecretSchema = z.strictObject({ clientId, secretId: id })
export const clientSchema = z.strictObject({ clientId })
export const reopenClientSchema = z.strictObject({ clientId, confirmed })
/** The last day on which the client works, in Dutch time; null: for ever (W3). */
export const setExpirySchema = z.strictObject({ clientId, expiresOn: day.nullable(), confirmed })
