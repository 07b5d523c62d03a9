import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { clientOf, copyAll, copyText } from './copy'

async function* lines(texts: string[], failure?: Error) {
  for (const text of texts) yield `${copyText(text)}\n`
  if (failure) throw failure
}

describe('COPY in a transaction', () => {
  it('brings every text across as it is', async () => {
    const texts = ['plain', 'tab\tnew\nline\rback\\slash', '\\N', '', 'é ł 😀', '\\.']
    const found = await db().transaction(async (tx) => {
      await tx.execute(sql`create temp table copied (number serial, text text) on commit drop`)
      await copyAll(clientOf(tx), 'copy copied (text) from stdin', lines(texts))
      return (await tx.execute<{ text: string }>(sql`select text from copied order by number`)).rows
    })
    expect(found.map((row) => row.text)).toEqual(texts)
  })

  it('is called off when the lines fail: the transaction rolls back and the connection serves on', async () => {
    const failure = new Error('the file ends halfway')
    const work = db().transaction(async (tx) => {
      await tx.execute(sql`create temp table copied (text text) on commit drop`)
      await copyAll(clientOf(tx), 'copy copied from stdin', lines(Array(50_000).fill('x'), failure))
    })
    await expect(work).rejects.toBe(failure)
    expect((await db().execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
  })

  it('tells what the database says of a line', async () => {
    const work = db().transaction(async (tx) => {
      await tx.execute(sql`create temp table copied (number integer) on commit drop`)
      await copyAll(clientOf(tx), 'copy copied from stdin', lines([...Array(50_000).fill('1'), 'one', ...Array(50_000).fill('1')]))
    })
    await expect(work).rejects.toThrow(/invalid input syntax for type integer/)
    expect((await db().execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
  })
})
