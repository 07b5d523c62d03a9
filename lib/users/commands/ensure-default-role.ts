import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { roles } from '@/db/schema'
import { change } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import { programContext } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'

/** The role of every new user that names none; on every installation (domain.md, Rol). */
const defaultRoleName = 'Rol wordt beheerd in klassiek beheer'

/** Makes the default role where there is none; safe to run again and by several processes at once. */
export async function ensureDefaultRole(): Promise<void> {
  if ((await db().$count(roles, sql`is_default`)) > 0) return
  await change(programContext, async (w) => {
    const [made] = await w.tx
      .insert(roles)
      .values({ name: defaultRoleName, nameKey: fold(defaultRoleName), isDefault: true })
      .onConflictDoNothing()
      .returning()
    if (made) await w.record([{ thing: 'role', thingId: made.id, action: 'create', after: image(made) }])
  })
}
