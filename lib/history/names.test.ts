import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { userGroups } from '@/db/schema'
import { programContext } from '@/lib/kernel/context'
import { change } from './change'
import { image } from './entry'
import { namesIn } from './names'
import { searchHistory } from './queries'

const made = (name: string) =>
  change(programContext, async (w) => {
    const [row] = await w.tx.insert(userGroups).values({ name, nameKey: name.toLowerCase() }).returning()
    await w.record([{ thing: 'user-group', thingId: row!.id, action: 'create', groupId: row!.id, after: image(row!) }])
    return row!
  })

test('H3 a number in an image is read as the name that the thing has now, and of what was removed as its last name', async () => {
  const [here, gone] = [await made('Namen nu'), await made('Namen weg')]
  await change(programContext, async (w) => {
    await w.tx.update(userGroups).set({ name: 'Namen later' }).where(eq(userGroups.id, here.id))
    await w.record([
      { thing: 'user-group', thingId: here.id, action: 'update', before: image(here), after: { ...image(here), name: 'Namen later' } },
    ])
    await w.tx.delete(userGroups).where(eq(userGroups.id, gone.id))
    await w.record([{ thing: 'user-group', thingId: gone.id, action: 'delete', groupId: gone.id, before: image(gone) }])
    await w.record([
      {
        thing: 'user',
        thingId: 1,
        action: 'move',
        before: { group_id: gone.id },
        after: { group_id: here.id, group_ids: [here.id, gone.id] },
      },
    ])
  })
  const rows = (await searchHistory({ thing: 'user' })).filter(({ action }) => action === 'move')
  const names = await namesIn(rows)
  const [was, is] = [
    { number: gone.id, name: 'Namen weg', gone: true },
    { number: here.id, name: 'Namen later', gone: false },
  ]
  expect(names('group_id', gone.id)).toEqual([was])
  expect(names('group_id', here.id)).toEqual([is])
  expect(names('group_ids', [here.id, gone.id])).toEqual([is, was])
})

test('H3 what nothing knows keeps its number, and a column that points at nothing has no names', async () => {
  const names = await namesIn([{ before: null, after: { role_id: 987654321, name: 'x', depth: 2 } }])
  expect(names('role_id', 987654321)).toEqual([{ number: 987654321, name: null, gone: true }])
  expect(names('depth', 2)).toBeNull()
  expect((await namesIn([]))('user_id', null)).toEqual([])
})

test('H3 every kind that an image can point at is asked for its name', async () => {
  const columns = [
    'account_id',
    'api_client_id',
    'application_id',
    'department_id',
    'employee_id',
    'employer_id',
    'employer_group_id',
    'run_id',
    'user_id',
  ]
  const names = await namesIn([{ before: null, after: Object.fromEntries(columns.map((column) => [column, 987654321])) }])
  for (const column of columns) expect(names(column, 987654321)).toEqual([{ number: 987654321, name: null, gone: true }])
})
