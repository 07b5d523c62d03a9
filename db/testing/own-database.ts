import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import './keys'

const { url, template } = inject('database')
const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const own = new URL(url)
own.pathname = `/${name}`
await onServer(`create database ${name} template ${template}`)
process.env.DATABASE_URL = own.href

// Imported late: the pool belongs to the test file, which may never use it.
afterAll(async () => {
  const { closeDatabase } = await import('../client')
  await closeDatabase()
  await drop()
})

/** An autovacuum that is at work in the database may not be ended by its owner; it is over in a moment. */
async function drop(): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await onServer(`drop database if exists ${name} with (force)`)
    } catch (error) {
      if ((error as { code?: string }).code !== '42501' || attempt === 40) throw error
      await pause(250)
    }
  }
}
