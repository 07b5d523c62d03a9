import { db } from '@/db/client'
import type { Context } from '@/lib/kernel/context'
import { assignRole } from '@/lib/users/commands/assign-role'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { editUser } from '@/lib/users/commands/edit'
import { moveUser } from '@/lib/users/commands/move'
import type { ImportCase } from '../oracle/arbitrary'
import type { Draw } from '../oracle/arbitrary/draw'
import { oraclePlan } from '../oracle/oracle'
import type { User, World } from '../oracle/world'
import { worldDifferences } from './compare'
import type { ReadUser } from './database'
import { drawEdit } from './edits'

/** What happens at once with others: `run` answers what it did, `on` says what that means for a world; null: not in this one. */
export type Operation = { what: string; run: () => Promise<string>; on: (world: World, done: string) => World | null }

const system: Context = { actor: { kind: 'command-line', name: 'test' }, means: 'screen', address: null, language: 'nl' }

/** The commands of the panel of one user, which read the user before they write. */
function byCommand(d: Draw, world: World): Operation {
  const place = d.below(world.users.length)
  const { login } = world.users[place]!
  const userId = place + 1
  const patched = (patch: (user: User) => User) => (now: World) => ({
    ...now,
    users: now.users.map((user) => (user.login === login ? patch(user) : user)),
  })
  const phone = `met de hand ${d.below(100)}`
  const group = d.pick(world.groups)
  const role = d.pick(world.roles)
  const [what, command, patch] = d.pick<[string, () => Promise<{ ok: boolean }>, (user: User) => User]>([
    [
      'phone',
      () => editUser(system, { userId, phone2: phone }),
      (user) => ({ ...user, fields: { ...user.fields, telefoonnummer2: phone } }),
    ],
    ['deactivation', () => deactivateUser(system, { userId }), (user) => ({ ...user, status: 'deactivated' })],
    ['group', () => moveUser(system, { userId, groupId: world.groups.indexOf(group) + 1 }), (user) => ({ ...user, group })],
    ['role', () => assignRole(system, { userId, roleId: world.roles.indexOf(role) + 1 }), (user) => ({ ...user, role: role.name })],
  ])
  return {
    what: `${what} of ${login}`,
    run: async () => ((await command()).ok ? 'done' : 'refused'),
    on: (now, done) => (done === 'done' ? patched(patch)(now) : now),
  }
}

/** The same with one statement, which covers what has no command yet. */
function byStatement(d: Draw, given: ImportCase): Operation {
  const { what, on, sql } = drawEdit(d, given)
  const run = () =>
    db()
      .execute(sql)
      .then(
        () => 'done',
        (error) => {
          // Someone else was first with a code, a login name or a NetId.
          if (error.cause?.code === '23505') return 'refused'
          throw error
        },
      )
  return { what, run, on: (now, done) => (done === 'done' ? on(now) : now) }
}

export const drawByHand = (d: Draw, given: ImportCase): Operation => (d.chance(60) ? byCommand(d, given.world) : byStatement(d, given))

const planOf = (world: World, { settings, file }: ImportCase) => {
  const { commitReason, after, ...plan } = oraclePlan(world, settings, file)
  return { plan: JSON.stringify(plan), after }
}

/** The commit of a plan made in the world of `given`. */
export const committing = (given: ImportCase, what: string, commit: () => Promise<string | null>): Operation => ({
  what,
  run: async () => (await commit()) ?? 'committed',
  on: (now, done) => {
    if (done === 'running') return now
    // A plan is refused only after something else came first, and committed only where it would come out the same.
    if (done === 'conflict') return now === given.world ? null : now
    if (done !== 'committed') return null
    const { plan, after } = planOf(now, given)
    return plan === planOf(given.world, given).plan ? after : null
  },
})

const orders = <T>(list: T[]): T[][] =>
  list.length === 0 ? [[]] : list.flatMap((one, i) => orders(list.toSpliced(i, 1)).map((rest) => [one, ...rest]))

/** A serial order of the operations that leaves these users, or null when there is none. */
export function serialOrder(world: World, operations: Operation[], done: string[], found: ReadUser[]): string[] | null {
  for (const order of orders(operations.map((_, i) => i))) {
    let now: World | null = world
    for (const i of order) if (now) now = operations[i]!.on(now, done[i]!)
    if (now && worldDifferences(now, found).length === 0) return order.map((i) => operations[i]!.what)
  }
  return null
}
