import { eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { externalApplications } from '@/db/schema'
import { command } from '@/lib/access/command'
import type { Writing } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import type { Level } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'
import { Forbidden, refuse } from '@/lib/kernel/result'
import { applicationSchema, createApplicationSchema, editApplicationSchema, type Scope, scopes, withdrawApplicationSchema } from '../schema'
import type { ApplicationRow } from './lock'

const taken = { external_applications_nameKey_unique: { code: 'application-taken', field: 'name' } }

/** System alone edits external applications (W1), though an Admin reaches the page that shows them. */
function mustBeSystem(level: Level): void {
  if (level !== 'system') throw new Forbidden('level')
}

async function lockApplication(tx: Tx, level: Level, id: number): Promise<ApplicationRow> {
  mustBeSystem(level)
  const [application] = await tx.select().from(externalApplications).where(eq(externalApplications.id, id)).for('update')
  if (!application) throw new Forbidden('not-found')
  return application
}

/** In the order of the list, each once. */
const inOrder = (wanted: readonly Scope[]): Scope[] => scopes.filter((scope) => wanted.includes(scope))

async function changeApplication(w: Writing, before: ApplicationRow, action: string, set: PgUpdateSetSource<typeof externalApplications>) {
  const [after] = await w.tx
    .update(externalApplications)
    .set({ ...set, version: before.version + 1 })
    .where(eq(externalApplications.id, before.id))
    .returning()
  await w.record([{ thing: 'external-application', thingId: before.id, action, before: image(before), after: image(after!) }])
}

/** Adds an external application (W1). Problem: application-taken. */
export const createApplication = command(
  'web-api-users',
  createApplicationSchema,
  async (w, _ctx, input, level) => {
    mustBeSystem(level)
    const [made] = await w.tx
      .insert(externalApplications)
      .values({ ...input, nameKey: fold(input.name), scopes: inOrder(input.scopes) })
      .returning()
    await w.record([{ thing: 'external-application', thingId: made!.id, action: 'create', after: image(made!) }])
    return { ok: true as const, applicationId: made!.id }
  },
  taken,
)

/** Changes an external application (W1); fewer scopes hold for its clients at once. Problems: changed-meanwhile, application-taken. */
export const editApplication = command(
  'web-api-users',
  editApplicationSchema,
  async (w, _ctx, { applicationId, version, ...set }, level) => {
    const before = await lockApplication(w.tx, level, applicationId)
    if (version !== undefined && version !== before.version) return refuse('changed-meanwhile')
    await changeApplication(w, before, 'update', {
      ...set,
      ...(set.name !== undefined && { nameKey: fold(set.name) }),
      ...(set.scopes && { scopes: inOrder(set.scopes) }),
    })
    return { ok: true }
  },
  taken,
)

/** Withdraws an application and closes its clients, for good (W1). Problem: clients-changed, when there are not as many as was told. */
export const withdrawApplication = command('web-api-users', withdrawApplicationSchema, async (w, _ctx, input, level) => {
  const before = await lockApplication(w.tx, level, input.applicationId)
  if (before.withdrawnAt) return { ok: true }
  await changeApplication(w, before, 'withdraw', { withdrawnAt: sql`now()` })
  const closed = await w.recordSelect(
    sql`select 'api-client'::text as thing, changed.id as thing_id, 'revoke'::text as action, changed.user_id, null as group_id, null as employer_id,
      to_jsonb(changed) - 'revoked_at' as before, to_jsonb(changed) as after from changed`,
    sql`changed as (update api_clients set revoked_at = now() where application_id = ${before.id} and revoked_at is null returning *)`,
  )
  if (closed !== input.clients) return refuse('clients-changed', { count: closed })
  const plain = (row: string) => sql.raw(`to_jsonb(${row}) - 'secret_hash' - 'encrypted_copy' - 'copy_until'`)
  await w.recordSelect(
    sql`select 'api-client-secret'::text as thing, changed.id as thing_id, 'revoke'::text as action, changed.user_id, null as group_id,
      null as employer_id, ${plain('changed')} - 'revoked_at' - 'user_id' as before, ${plain('changed')} - 'user_id' as after from changed`,
    sql`changed as (update api_client_secrets s set revoked_at = now(), encrypted_copy = null, copy_until = null from api_clients c
      where c.id = s.api_client_id and c.application_id = ${before.id} and s.revoked_at is null returning s.*, c.user_id)`,
  )
  return { ok: true as const, closed }
})

/** Takes a withdrawal back: new clients can be made; those that it closed stay closed. */
export const reinstateApplication = command('web-api-users', applicationSchema, async (w, _ctx, { applicationId }, level) => {
  const before = await lockApplication(w.tx, level, applicationId)
  if (before.withdrawnAt) await changeApplication(w, before, 'reinstate', { withdrawnAt: null })
  return { ok: true }
})
