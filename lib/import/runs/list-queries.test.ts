import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { customerAccounts, importRuns } from '@/db/schema'
import type { Context } from '@/lib/kernel/context'
import { runsSheet } from './export-queries'
import { countRuns, listRuns, type RunWish } from './list-queries'

const system: Context = { actor: { kind: 'command-line', name: 'proef' }, means: 'command-line', address: null, language: 'nl' }
const runs = [
  ['b.csv', 'Zorg', 'committed'],
  ['A.csv', 'bouw', 'failed'],
  ['c.csv', 'Zorg', 'preview'],
  ['a.csv', 'Zorg', 'committed'],
  ['d.csv', 'bouw', 'needs-approval'],
] as const

beforeAll(async () => {
  const names = ['Zorg', 'bouw']
  const accounts = await db()
    .insert(customerAccounts)
    .values(names.map((name) => ({ code: name, codeKey: name.toLowerCase(), name })))
    .returning()
  for (const [fileName, account, status] of runs) {
    const accountId = accounts.find(({ name }) => name === account)!.id
    await db().insert(importRuns).values({ accountId, fileName, status, settings: {}, startedBy: 'anna' })
  }
})

/** The files of the list in its order, from page to page, having gone back through the same pages. */
async function files(wish: RunWish): Promise<string[]> {
  const pages = [await listRuns(system, { ...wish, limit: 2 })]
  for (let next = pages[0]!.next; next; next = pages.at(-1)!.next) pages.push(await listRuns(system, { ...wish, limit: 2, after: next }))
  for (let at = pages.length - 1; at > 0; at--)
    expect((await listRuns(system, { ...wish, limit: 2, before: pages[at]!.previous! })).items).toEqual(pages[at - 1]!.items)
  expect(pages[0]!.previous).toBeNull()
  return pages.flatMap(({ items }) => items.map(({ fileName }) => fileName))
}

test.each([
  [{}, ['d.csv', 'a.csv', 'c.csv', 'A.csv', 'b.csv']],
  [{ descending: false }, ['b.csv', 'A.csv', 'c.csv', 'a.csv', 'd.csv']],
  [{ sort: 'file' }, ['A.csv', 'a.csv', 'b.csv', 'c.csv', 'd.csv']],
  [{ sort: 'file', descending: true }, ['d.csv', 'c.csv', 'b.csv', 'a.csv', 'A.csv']],
  [{ sort: 'account' }, ['A.csv', 'd.csv', 'b.csv', 'c.csv', 'a.csv']],
  // From the beginning of a run to its end.
  [{ sort: 'status' }, ['c.csv', 'd.csv', 'b.csv', 'a.csv', 'A.csv']],
  [{ account: 'bouw', sort: 'file', descending: true }, ['d.csv', 'A.csv']],
  [{ search: 'A.' }, ['a.csv', 'A.csv']],
] as [RunWish, string[]][])('runs by %o are in that order on every page, ahead and back, and in the sheet', async (wish, wanted) => {
  expect(await files(wish)).toEqual(wanted)
  expect(await countRuns(system, wish)).toEqual({ count: wanted.length, more: false })
  const sheet: string[] = []
  for await (const [, file] of (await runsSheet(system, wish)).rows) sheet.push(file!)
  expect(sheet).toEqual(wanted)
})

test('a place of another order, or of none, begins at the beginning', async () => {
  const { next } = await listRuns(system, { sort: 'file', limit: 1 })
  for (const after of [next!, 'niets']) expect((await listRuns(system, { after })).items).toHaveLength(runs.length)
})
