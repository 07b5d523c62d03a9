import { Client } from 'pg'
import { embedded } from '@/db/embedded'
import { setup } from './fixtures'

/** Runs one statement on the installation of the browser tests, for what no screen or command does. */
export async function inDatabase<Row extends object>(statement: string, values: unknown[] = []): Promise<Row[]> {
  const { DATABASE_URL, DATA_DIR } = setup().settings
  const held = DATABASE_URL ? null : await embedded({ dataDir: DATA_DIR! })
  const client = new Client({ connectionString: DATABASE_URL ?? held!.url })
  await client.connect()
  try {
    return (await client.query(statement, values)).rows
  } finally {
    await client.end()
    await held?.release()
  }
}

const closedAtFirst = ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access']

/** Opens, or closes again, what a new installation keeps closed in the Systeemmenu and the Beheermenu (L4). */
export const openWebApi = (open: boolean) =>
  inDatabase(
    open
      ? `insert into menu_nodes (menu, node, available) select m, n, true from unnest(array['system', 'admin']) m, unnest($1::text[]) n
         on conflict (menu, node) do update set available = true`
      : 'delete from menu_nodes where node = any($1::text[])',
    [closedAtFirst],
  )
