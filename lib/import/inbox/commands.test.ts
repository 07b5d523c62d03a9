import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import { getRun } from '../runs/queries'
import { makeAccount, operator, row } from '../runs/testing/world'
import { takeIn } from './commands'
import { sweepUploads } from './uploads'

const dataDir = mkdtempSync(join(tmpdir(), 'uploads-'))
process.env.DATA_DIR = dataDir
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const uploads = () => readdirSync(join(dataDir, 'uploads'))
const bodyOf = (text: string) => ({ body: new Blob([text]).stream(), size: text.length, most: 10_000 })
const header = 'Werkgevercode;AfdelingCode;AutorisatieNiveau;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Email'

test('an upload becomes a run, and the file is gone once it has been read (I16)', async () => {
  const account = await makeAccount()
  const text = [header, row(account, 'a')].join('\n')
  const taken = await takeIn(operator, { account: account.code, fileName: '../../etc/passwd.csv' }, bodyOf(text))
  if (!taken.ok) throw new Error(JSON.stringify(taken))
  await taken.work
  expect(await getRun(operator, taken.run)).toMatchObject({ phase: 'read', rows: 1, fileName: '../../etc/passwd.csv' })
  expect(uploads()).toEqual([])
})

test('a file that cannot be read leaves a failed run and no file', async () => {
  const account = await makeAccount()
  const taken = await takeIn(operator, { account: account.code, fileName: 'a.xlsx' }, bodyOf(''))
  if (!taken.ok) throw new Error(JSON.stringify(taken))
  await taken.work
  expect(await getRun(operator, taken.run)).toMatchObject({ status: 'failed', failure: { code: 'empty' } })
  expect(uploads()).toEqual([])
})

test('what is too large is refused: before a byte when it says so, and while it comes when it does not', async () => {
  const account = await makeAccount()
  const wish = { account: account.code, fileName: 'a.csv' }
  const pulled: number[] = []
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled.push(1)
        controller.enqueue(new Uint8Array(1000))
      },
    })
  const said = await takeIn(operator, wish, { body: endless(), size: 10_001, most: 10_000 })
  expect(said).toMatchObject({ ok: false, problems: [{ code: 'file-too-large' }] })
  expect(pulled.length).toBeLessThanOrEqual(1)
  const unsaid = await takeIn(operator, wish, { body: endless(), size: null, most: 10_000 })
  expect(unsaid).toMatchObject({ ok: false, problems: [{ code: 'file-too-large' }] })
  expect(pulled.length).toBeLessThan(200)
  expect(uploads()).toEqual([])
})

test('L5 nothing is written to disk for who may not import', async () => {
  const account = await makeAccount()
  const { rows } = await db().execute<{ id: number }>(
    sql`insert into users (login_name, login_key, level) values ('gewoon', 'gewoon', 'user') returning id::int`,
  )
  const user: Context = {
    actor: { kind: 'user', userId: Number(rows[0]?.id), login: 'gewoon', level: 'user', sessionHash: '' },
    means: 'screen',
    address: null,
    language: 'nl',
  }
  let touched = false
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        touched = true
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  await expect(takeIn(user, { account: account.code, fileName: 'a.csv' }, { body, size: 1, most: 10 })).rejects.toThrow(Forbidden)
  expect(touched).toBe(false)
})

test('what a process that is gone left behind is swept away', async () => {
  const folder = join(dataDir, 'uploads')
  const long = new Date(Date.now() - 3_600_000)
  const place = (name: string) => {
    writeFileSync(join(folder, name), 'x')
    return join(folder, name)
  }
  place('999999999-a')
  utimesSync(place(`${process.pid}-before`), long, long)
  place(`${process.pid}-now`)
  place(`${process.ppid}-other`)
  await sweepUploads()
  expect(uploads().sort()).toEqual([`${process.pid}-now`, `${process.ppid}-other`].sort())
})
