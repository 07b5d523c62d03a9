import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'
import { users } from './users'

/** The parties that read the Web API (W1). `aliases` are other spellings under which one is found. */
export const externalApplications = pgTable('external_applications', {
  id: id(),
  name: text().notNull(),
  nameKey: text().notNull().unique(),
  aliases: text().array().notNull().default([]),
  contact: text(),
  scopes: text().array().notNull().default(['werkgevers.read', 'afdelingen.read', 'werknemers.read']),
  expiryDays: integer(),
  withdrawnAt: timestamp({ withTimezone: true }),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
})

/** An external application bound to one user (W1). `revokedAt` is final; `suspendedAt` waits for someone to reopen it (W6). */
export const apiClients = pgTable(
  'api_clients',
  {
    id: id(),
    clientId: text().notNull().unique(),
    applicationId: bigint({ mode: 'number' })
      .notNull()
      .references(() => externalApplications.id),
    userId: bigint({ mode: 'number' })
      .notNull()
      .references(() => users.id),
    scopes: text().array().notNull(),
    expiresAt: timestamp({ withTimezone: true }),
    suspendedAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
  },
  (t) => [
    // One that is not revoked for each application and user; a revoked one keeps its Client ID for ever.
    uniqueIndex('api_clients_application_user').on(t.applicationId, t.userId).where(sql`revoked_at is null`),
    index().on(t.applicationId),
    index().on(t.userId),
  ],
)

/**
 * A client's secrets: a keyed hash for verification; an encrypted copy only until it is handed over (W2). `receivedAt`: the browser said
 * that it has the secret (W1). `expiresAt`: the moment that a rotation chose for the one before (W3).
 */
export const apiClientSecrets = pgTable(
  'api_client_secrets',
  {
    id: id(),
    apiClientId: bigint({ mode: 'number' })
      .notNull()
      .references(() => apiClients.id),
    secretHash: text().notNull().unique(),
    prefix: text().notNull(),
    encryptedCopy: text(),
    copyUntil: timestamp({ withTimezone: true }),
    receivedAt: timestamp({ withTimezone: true }),
    handedOverAt: timestamp({ withTimezone: true }),
    lastUsedAt: timestamp({ withTimezone: true }),
    expiresAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.apiClientId), check('api_client_secrets_copy', sql`(encrypted_copy is null) = (copy_until is null)`)],
)
