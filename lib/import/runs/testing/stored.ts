import { sql } from 'drizzle-orm'
import { db, pool } from '@/db/client'
import { importRuns } from '@/db/schema'
import { copyAll, copyText } from '@/lib/kernel/copy'
import { loadAccount } from '../../accounts/queries'
import { settingsOf } from '../commands/deliver'
import type { SettingOverrides } from '../view'

/** A run of `rows` rows that were read already: what a plan begins with, without a file. Answers its public id. */
export async function storedRun(
  code: string,
  header: string[],
  rows: number,
  cells: (row: number) => string[],
  overrides: SettingOverrides = {},
): Promise<string> {
  const account = await loadAccount(db(), code)
  if (!account) throw new Error(`no account ${code}`)
  const file = { format: 'csv', sheet: null, encoding: null, delimiter: ';', headerRow: 1, header, dropped: [] }
  const [run] = await db()
    .insert(importRuns)
    .values({
      accountId: account.id,
      fileName: 'test.csv',
      file,
      rowsTotal: rows,
      startedBy: 'test',
      phase: 'read',
      settings: settingsOf(account, overrides),
    })
    .returning()
  if (!run) throw new Error('no run')
  const client = await pool().connect()
  try {
    const lines = async function* () {
      for (let i = 0; i < rows; i += 1000)
        yield Array.from(
          { length: Math.min(1000, rows - i) },
          (_, j) => `${run.id}\t${i + j + 2}\t${copyText(JSON.stringify(cells(i + j)))}\n`,
        ).join('')
    }
    await copyAll(client, 'copy import_rows (run_id, row, cells) from stdin', lines())
  } finally {
    client.release()
  }
  await db().execute(sql`analyze import_rows`)
  return run.publicId
}
