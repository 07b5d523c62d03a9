import { eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { apiClientSecrets } from '@/db/schema'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import { newSecret, prefixOf } from './format'
import { hashOfSecret, sealCopy } from './keep'

export type SecretRow = typeof apiClientSecrets.$inferSelect

/** How long a secret that nobody used or handed over can be shown again (W2). */
export const copyDays = 7

/** What is written over a copy: it is gone. */
export const withoutCopy = { encryptedCopy: null, copyUntil: null } as const

/** What history keeps of a secret: neither its hash nor its copy (H1). */
const imageOf = ({ secretHash: _, encryptedCopy: __, ...row }: SecretRow) => image(row)

/** A secret as it has just been made: the one time that it is known. */
export type FreshSecret = { secretId: number; secret: string; copyUntil: Date }

type Client = { id: number; clientId: string; userId: number }

/** Makes a client's secret; what is kept of it are its hash and, for seven days, an encrypted copy (W2). */
export async function makeSecret(w: Writing, client: Client): Promise<FreshSecret> {
  const secret = newSecret()
  const secretHash = hashOfSecret(secret)
  const [made] = await w.tx
    .insert(apiClientSecrets)
    .values({
      apiClientId: client.id,
      secretHash,
      prefix: prefixOf(secret),
      encryptedCopy: sealCopy(secret, client.clientId, secretHash),
      copyUntil: sql`now() + make_interval(days => ${copyDays})`,
    })
    .returning()
  await w.record([{ thing: 'api-client-secret', thingId: made!.id, action: 'create', userId: client.userId, after: imageOf(made!) }])
  return { secretId: made!.id, secret, copyUntil: made!.copyUntil! }
}

/** Changes a locked secret and records old → new. */
export async function changeSecret(
  w: Writing,
  userId: number,
  secret: SecretRow,
  action: string,
  set: PgUpdateSetSource<typeof apiClientSecrets>,
): Promise<SecretRow> {
  const [after] = await w.tx.update(apiClientSecrets).set(set).where(eq(apiClientSecrets.id, secret.id)).returning()
  await w.record([{ thing: 'api-client-secret', thingId: secret.id, action, userId, before: imageOf(secret), after: imageOf(after!) }])
  return after!
}
