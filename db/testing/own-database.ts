import { randomBytes } from 'node:crypto'
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
  await onServer(`drop database if exists ${name} with (force)`)
})
