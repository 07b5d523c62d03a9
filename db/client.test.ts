import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { db, pool } from './client'

test('P15 a connection that breaks while a transaction rests fails that transaction, and neither the process nor the next one', async () => {
  const broken = db().transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await db().execute(sql`select pg_terminate_backend(${rows[0]?.pid})`)
    // Long enough for the news to arrive while no statement is under way.
    await new Promise((resolve) => setTimeout(resolve, 300))
    await tx.execute(sql`select 1`)
  })
  await expect(broken).rejects.toThrow()
  expect((await db().execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
})

test('P15 connections that break at the very beginning of a transaction do not wear the pool out', async () => {
  const outside = new Client({ connectionString: process.env.DATABASE_URL })
  await outside.connect()
  try {
    for (let round = 0; round < 20; round++) {
      await Promise.allSettled(Array.from({ length: 4 }, () => db().execute(sql`select pg_sleep(0.01)`)))
      await outside.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      const begun = Array.from({ length: 4 }, () => db().transaction(async (tx) => tx.execute(sql`select 1`)))
      await Promise.allSettled(begun)
    }
  } finally {
    await outside.end()
  }
  expect(pool().totalCount - pool().idleCount).toBe(0)
})
