import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { setAccount } from '@/lib/import/accounts/commands'
import { deliver } from '@/lib/import/runs/commands/deliver'
import { planRun } from '@/lib/import/runs/commands/plan'
import { fresh, type Target, type World } from './world'

const system = { actor: { kind: 'command-line', name: 'test' }, means: 'command-line', address: null, language: 'nl' } as const
const accounts = new WeakMap<World, Map<Target, string>>()

/** A customer account whose whole scope is the target's employer, and whose group is the target's. */
export async function accountOf(world: World, target: Target): Promise<string> {
  if (target === 'missing') return 'bestaat-niet'
  const known = accounts.get(world) ?? new Map<Target, string>()
  accounts.set(world, known)
  const present = known.get(target)
  if (present) return present
  const code = fresh('account')
  const made = await setAccount(system, {
    code,
    scope: { kind: 'employers', codes: [world.employer[target]] },
    groups: [world.group[target].name],
    element: 'werkgever',
  })
  if (!made.ok) throw new Error(JSON.stringify(made.problems))
  known.set(target, code)
  return code
}

export const accountNames = (world: World): string[] => [...(accounts.get(world)?.values() ?? []), 'bestaat-niet']

/** A sheet of one new user of the target's group, with its employer. */
export const sheetOf = (world: World, target: Target): string =>
  [
    'Werkgevercode;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Voorletters',
    `${world.employer[target]};${world.group[target].name};${fresh('code')};Jansen;J.`,
  ].join('\r\n')

/** A run of the target's account whose preview has been made. */
export async function runOf(world: World, target: Target): Promise<string> {
  if (target === 'missing') return randomUUID()
  const folder = await mkdtemp(join(tmpdir(), 'toegangsbeheer-test-sheet-'))
  try {
    const path = join(folder, 'sheet.csv')
    await writeFile(path, sheetOf(world, target))
    const delivered = await deliver(system, { account: await accountOf(world, target), path, fileName: 'gebruikers.csv' })
    if (!delivered.ok) throw new Error(JSON.stringify(delivered.problems))
    await delivered.work
    const planned = await planRun(system, { run: delivered.run })
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems))
    await planned.work
    return delivered.run
  } finally {
    await rm(folder, { recursive: true })
  }
}

const shown = new Map<string, string>()

/** The same, of which one is enough: nobody changes it. */
export async function shownRunOf(world: World, target: Target): Promise<string> {
  const account = await accountOf(world, target)
  const run = shown.get(account) ?? (await runOf(world, target))
  shown.set(account, run)
  return run
}

/** Waits until no work on a run is under way: what an allowed call began must not be taken for the effect of the next. */
export async function settled(): Promise<void> {
  for (let n = 0; n < 200; n++) {
    const { rows } = await db().execute<{ busy: boolean }>(
      sql`select exists (select from import_progress) or exists (select from import_runs where phase in ('reading', 'planning') and status = 'preview') as busy`,
    )
    if (!rows[0]?.busy) return
    await pause(50)
  }
  throw new Error('work on a run does not end')
}
