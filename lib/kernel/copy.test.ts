import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db, pool } from '@/db/client'
import { clientOf, copiedText, copyAll, copyLines, copyText } from './copy'

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

describe('COPY out of a table', () => {
  it('gives every text as it is, and the connection back', async () => {
    const texts = ['plain', 'tab\tnew\nline\rback\\slash\\n', '\\N', '', 'é ł 😀', '\b\f\v', 'x'.repeat(200_000), '😀'.repeat(50_000)]
    await db().execute(sql`create table copied_out (number serial, text text)`)
    for (const text of texts) await db().execute(sql`insert into copied_out (text) values (${text})`)
    const found: string[] = []
    for await (const lines of copyLines('copy (select text from copied_out order by number) to stdout'))
      found.push(...lines.map(copiedText))
    expect(found).toEqual(texts)
    expect(pool().totalCount - pool().idleCount).toBe(0)
  })

  it('left in the middle, or failing, leaves no connection taken', async () => {
    for await (const lines of copyLines("copy (select repeat('x', 100) from generate_series(1, 100000)) to stdout")) {
      expect(lines.length).toBeGreaterThan(0)
      break
    }
    const failing = async () => {
      for await (const lines of copyLines('copy (select 1 / (3 - n) from generate_series(1, 5) n) to stdout')) expect(lines).toBeDefined()
    }
    await expect(failing()).rejects.toThrow(/division by zero/)
    expect((await db().execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
    expect(pool().totalCount - pool().idleCount).toBe(0)
  })
})
