import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { type Committed, commitRun } from '../commands/commit'
import { deliver } from '../commands/deliver'
import { planRun } from '../commands/plan'
import { getRun, listRemarks } from '../queries'
import type { Confirmations, RunCounts, RunView, SettingOverrides } from '../view'

/** The command line, as who these tests act. */
export const operator: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' }
/** The same, but as a screen would ask: a refusal leaves the preview standing. */
export const atScreen: Context = { ...operator, means: 'screen' }

const HEADER = 'Werkgevercode;AfdelingCode;AutorisatieNiveau;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Email'

/** An account of its own for a test: employer 0001 with departments 10, 1010 and 20, employer 0002 with 10, two groups, and nothing else. */
export async function makeAccount(
  settings: Partial<
    Record<'template' | 'element' | 'identification' | 'max_deactivated' | 'max_moved' | 'max_losses' | 'max_error_rows', string>
  > = {},
) {
  const id = randomBytes(4).toString('hex')
  await db().execute(sql`insert into employers (code, name) values ('0001', 'Zorg Zwolle'), ('0002', 'Bouw Breda') on conflict do nothing`)
  await db().execute(sql`
    insert into departments (employer_id, code, name) select e.id, d.code, 'Afdeling ' || d.code from employers e
    join (values ('0001', '10'), ('0001', '1010'), ('0001', '20'), ('0002', '10')) d (employer, code) on d.employer = e.code on conflict do nothing`)
  await db().execute(sql`insert into roles (name, name_key, is_default) values ('Standaard', 'standaard', true) on conflict do nothing`)
  const groups = [`HR ${id}`, `Leiding ${id}`]
  await db().execute(sql`insert into user_groups (name, name_key) select n, lower(n) from unnest(${sql.param(groups)}::text[]) n`)
  const { template = 'standaard', element = 'afdeling', identification = 'groep-en-code' } = settings
  await db().execute(sql`
    insert into customer_accounts (code, code_key, name, template, element, identification, max_deactivated, max_moved, max_losses, max_error_rows)
    values (${id}, ${id}, ${`Demo${id} Zorg`}, ${template}, ${element}, ${identification}, ${settings.max_deactivated ?? null}, ${settings.max_moved ?? null},
      ${settings.max_losses ?? null}, ${settings.max_error_rows ?? null})`)
  await db().execute(sql`
    insert into customer_account_groups select a.id, g.id from customer_accounts a, user_groups g where a.code = ${id} and g.name = any(${sql.param(groups)}::text[])`)
  return { code: id, hr: groups[0] as string, leading: groups[1] as string }
}

export type Account = Awaited<ReturnType<typeof makeAccount>>

/** A row of the usual seven columns for a user of the HR group. */
export const row = (
  account: Account,
  code: string,
  over: Partial<{ employer: string; department: string; depth: string; group: string; name: string }> = {},
) => [over.employer ?? '0001', over.department ?? '10', over.depth ?? '', over.group ?? account.hr, code, over.name ?? 'Berg', ''].join(';')

/** A delivery that was refused; the message is why. */
export class NotDelivered extends Error {}

/** Delivers text as a file and previews it. @throws NotDelivered */
export async function preview(
  account: Account,
  rows: string[] | string | Buffer,
  overrides: SettingOverrides = {},
  ctx: Context = operator,
): Promise<RunView> {
  const folder = mkdtempSync(join(tmpdir(), 'import-'))
  const path = join(folder, 'aanlevering')
  try {
    writeFileSync(path, Array.isArray(rows) ? [HEADER, ...rows].join('\r\n') : rows)
    const delivered = await deliver(ctx, { account: account.code, path, fileName: 'gebruikers.csv', overrides })
    if (!delivered.ok) throw new NotDelivered(delivered.problems.map(({ code }) => code).join())
    await delivered.work
    const read = await getRun(ctx, delivered.run)
    if (read.status === 'failed') return read
    const planned = await planRun(ctx, { run: delivered.run, overrides })
    if (!planned.ok) throw new Error(JSON.stringify(planned))
    await planned.work
    return getRun(ctx, delivered.run)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function commit(
  run: RunView,
  wishes: { skipErrors?: boolean; confirm?: Confirmations } = {},
  ctx: Context = operator,
): Promise<Committed> {
  const committed = await commitRun(ctx, { run: run.run, ...wishes })
  if (!committed.ok) throw new Error(JSON.stringify(committed))
  return committed.result
}

/** Previews and commits, confirming whatever a safeguard wants. */
export async function apply(account: Account, rows: string[], overrides: SettingOverrides = {}): Promise<RunView> {
  const run = await preview(account, rows, overrides)
  const { deactivations, moves, losses } = (run.counts as RunCounts).safeguards
  const result = await commit(run, { confirm: { deactivations: deactivations.count, moves: moves.count, losses: losses.count } })
  if (result.outcome !== 'committed') throw new Error(JSON.stringify({ result, counts: run.counts }))
  return getRun(operator, run.run)
}

export const remarkCodes = async (run: RunView) => (await listRemarks(operator, run.run)).items.map(({ row, code }) => `${row}:${code}`)

/** What the database holds of the account's groups: one line a user, with its grants. */
export async function holds(account: Account): Promise<string[]> {
  const { rows } = await db().execute<{ line: string }>(sql`
    select concat_ws(' ', u.code, u.status, g.name_key = lower(${account.hr}),
      (select string_agg(e.code || '/' || d.code || '@' || gr.depth, ',' order by e.code, d.code) from grants gr join departments d on d.id = gr.department_id
        join employers e on e.id = d.employer_id where gr.user_id = u.id)) as line
    from users u join user_groups g on g.id = u.group_id where g.name = any(${sql.param([account.hr, account.leading])}::text[]) order by u.code_key, g.name`)
  return rows.map((found) => found.line)
}
