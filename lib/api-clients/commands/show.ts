import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '@/db/client'
import { apiClientSecrets } from '@/db/schema'
import { command } from '@/lib/access/command'
import { guard } from '@/lib/access/guard'
import { confirmPassword } from '@/lib/auth/confirm-password'
import { change } from '@/lib/history/change'
import type { Context } from '@/lib/kernel/context'
import { parse } from '@/lib/kernel/parse'
import { Forbidden, type Result, refuse } from '@/lib/kernel/result'
import { showSecretSchema } from '../schema'
import { changeSecret } from '../secrets/change'
import { readCopy } from '../secrets/keep'
import { lockClient } from './lock'

type Shown = { clientId: string; secretId: number; secret: string; copyUntil: Date }

/** The copy of a secret that can be shown at this moment, whether or not the copies that are over have been swept. */
const shownAgain = (secretId: number, apiClientId: number) =>
  and(
    ...[eq(apiClientSecrets.id, secretId), eq(apiClientSecrets.apiClientId, apiClientId), isNull(apiClientSecrets.revokedAt)],
    ...[isNotNull(apiClientSecrets.encryptedCopy), gt(apiClientSecrets.copyUntil, sql`now()`)],
  )

/**
 * Shows a secret once more, from its encrypted copy, to whoever gives their own password again; each showing, and each wrong password, is
 * recorded (W2). Problems: secret-gone; those of `confirmPassword`. Forbidden: not-found (L7).
 */
export async function showSecret(ctx: Context, input: z.input<typeof showSecretSchema>): Promise<Result<Shown>> {
  await guard(db(), ctx, 'web-api-users')
  const read = parse(showSecretSchema, input)
  if (!read.ok) return read
  const { password, clientId, secretId } = read.value
  // Looked at before the password: guessing is for who may be shown something at all.
  const userId = await db().transaction(async (tx) => {
    const { client } = await lockClient(tx, ctx, clientId)
    const [secret] = await tx.select({ id: apiClientSecrets.id }).from(apiClientSecrets).where(shownAgain(secretId, client.id))
    return secret ? client.userId : null
  })
  if (userId === null) return refuse('secret-gone')
  const sure = await confirmPassword(ctx, password)
  if (sure.ok) return show(ctx, { clientId, secretId, password: '' })
  if (sure.problems[0]?.code === 'password-wrong')
    await change(ctx, (w) => w.record([{ thing: 'api-client-secret', thingId: secretId, action: 'refuse-show', userId }]))
  return sure
}

const show = command('web-api-users', showSecretSchema, async (w, ctx, { clientId, secretId }) => {
  const { client } = await lockClient(w.tx, ctx, clientId)
  if (ctx.actor.kind !== 'user') throw new Forbidden('level')
  const [row] = await w.tx.select().from(apiClientSecrets).where(shownAgain(secretId, client.id)).for('update')
  if (!row) return refuse('secret-gone')
  const secret = readCopy(row.encryptedCopy!, client.clientId, row.secretHash)
  // Sealed under a SECRETS_KEY that is no more.
  if (secret === null) return refuse('secret-gone')
  await changeSecret(w, client.userId, row, 'show', { receivedAt: row.receivedAt ?? sql`now()` })
  return { ok: true as const, clientId, secretId, secret, copyUntil: row.copyUntil! }
})
