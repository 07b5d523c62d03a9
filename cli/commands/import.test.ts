import { tmpdir } from 'node:os'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { makeAccount } from '@/lib/import/runs/testing/world'
import type { Context } from '@/lib/kernel/context'
import { type CommandIo, WrongUse } from '../io'
import { run as importing } from './import'
import { run as read } from './read'

const ctx: Context = { actor: { kind: 'command-line', name: 'tester' }, means: 'command-line', address: null, language: 'en' }
const nothing = () => undefined
const io: CommandIo = { out: nothing, err: nothing, json: nothing, ctx, wantsJson: true, path: (name) => name }

test.each([
  ['a file that is not there', '/nergens/gebruikers.csv'],
  ['a directory', tmpdir()],
])('interface.md, exit codes: %s is wrong use, alike for read and import, and no run is made of it', async (_what, file) => {
  const account = await makeAccount()
  const refusal = new WrongUse(`The file ${file} does not exist or may not be read.`)
  await expect(read([file], io)).rejects.toThrow(refusal)
  await expect(importing([file, '--account', account.code, '--commit'], io)).rejects.toThrow(refusal)
  const { rows } = await db().execute(sql`select from import_runs`)
  expect(rows.length).toBe(0)
})
