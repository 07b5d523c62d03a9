import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { externalApplications } from '@/db/schema'
import { change } from '@/lib/history/change'
import { image } from '@/lib/history/entry'
import { programContext } from '@/lib/kernel/context'
import { fold } from '@/lib/kernel/fold'

/** On every installation; found as "Benefitz" too (W1). */
const keylane = { name: 'Keylane – Benefits Plaza', nameKey: fold('Keylane – Benefits Plaza'), aliases: ['Benefitz'] }

/** Makes the external applications that every installation has; safe to run again and by several processes at once. */
export async function ensureApplications(): Promise<void> {
  if ((await db().$count(externalApplications, eq(externalApplications.nameKey, keylane.nameKey))) > 0) return
  await change(programContext, async (w) => {
    const [made] = await w.tx.insert(externalApplications).values(keylane).onConflictDoNothing().returning()
    if (made) await w.record([{ thing: 'external-application', thingId: made.id, action: 'create', after: image(made) }])
  })
}
