import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { customerAccountGroups, customerAccounts, userGroups } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { listAccounts } from './queries'

const system: Context = { actor: { kind: 'command-line', name: 'proef' }, means: 'command-line', address: null, language: 'nl' }

test('every account in the list has its own groups', async () => {
  const groups = await db()
    .insert(userGroups)
    .values(['Los', 'HR', 'Leidinggevenden'].map((name) => ({ name, nameKey: name.toLowerCase() })))
    .returning()
  const idOf = (name: string) => groups.find((group) => group.name === name)!.id
  const belonging: Record<string, string[]> = { een: ['HR', 'Leidinggevenden'], geen: [], twee: ['HR'] }
  for (const [code, names] of Object.entries(belonging)) {
    const [account] = await db().insert(customerAccounts).values({ code, codeKey: code, name: code }).returning()
    const rows = names.map((name) => ({ accountId: account!.id, groupId: idOf(name) }))
    if (rows.length > 0) await db().insert(customerAccountGroups).values(rows)
  }
  const lines = await listAccounts(system)
  expect(Object.fromEntries(lines.map(({ code, groups: names }) => [code, names]))).toEqual(belonging)
})
