import { type SQL, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db, type Tx } from '@/db/client'
import { anyWorld } from '../testing/arbitrary'
import { insertWorld } from '../testing/insert'
import { type Kind, type Path, pathsOf, type World } from '../testing/model'
import { isReached } from './conditions'
import { reachersOf, reachOfUser } from './relation'

class Undo extends Error {}

/** Gives a transaction that holds just this world, and takes it back. */
async function within(world: World, work: (tx: Tx) => Promise<void>): Promise<void> {
  const done = db().transaction(async (tx) => {
    // The costs of tables without statistics would have every statement compiled.
    await tx.execute(sql`set local jit = off`)
    await insertWorld(tx, world)
    await work(tx)
    throw new Undo()
  })
  await expect(done).rejects.toThrow(Undo)
}

const by = sql.raw(`r.via || ' ' || case r.via when 'grant' then r.grant_id::text when 'group' then r.group_id::text
  else r.group_id || ' ' || r.employer_group_id end`)
const paths = async (tx: Tx, query: SQL): Promise<Path[]> => (await tx.execute<{ path: Path }>(query)).rows.map((row) => row.path).sort()
const tables: Record<Kind, SQL> = { employer: sql.raw('employers'), department: sql.raw('departments'), employee: sql.raw('employees') }
const kinds = Object.keys(tables) as Kind[]

const fromUsers = (tx: Tx) =>
  paths(
    tx,
    sql`select who.id || ' ' || r.kind || ' ' || coalesce(r.employee_id, r.department_id, r.employer_id) || ' ' || ${by} as path
      from users who, lateral (${reachOfUser(sql`who.id`)}) r`,
  )

const fromResources = (tx: Tx, kind: Kind) =>
  paths(
    tx,
    sql`select r.user_id || ' ' || ${kind} || ' ' || what.id || ' ' || ${by} as path
      from ${tables[kind]} what, lateral (${reachersOf({ kind, id: sql`what.id` })}) r`,
  )

const ofOneUser = (tx: Tx, kind: Kind) =>
  paths(
    tx,
    sql`select r.user_id || ' ' || ${kind} || ' ' || what.id || ' ' || ${by} as path
      from ${tables[kind]} what, users who, lateral (${reachersOf({ kind, id: sql`what.id` }, { user: sql`who.id` })}) r`,
  )

const asCondition = async (tx: Tx, kind: Kind) => {
  const { rows } = await tx.execute<{ pair: string }>(
    sql`select who.id || ' ' || ${kind} || ' ' || what.id as pair from users who, ${tables[kind]} what
      where ${isReached(kind, sql.raw('what'), sql`who.id`)}`,
  )
  return rows.map((row) => row.pair).sort()
}

test('A2–A5 the relation is that of the naive model: nothing extra, nothing missing, from both sides and as a condition', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async (world) => {
      const expected = [...pathsOf(world)].sort()
      await within(world, async (tx) => {
        expect(await fromUsers(tx)).toEqual(expected)
        for (const kind of kinds) {
          const ofKind = expected.filter((path) => path.split(' ')[1] === kind)
          expect(await fromResources(tx, kind)).toEqual(ofKind)
          expect(await ofOneUser(tx, kind)).toEqual(ofKind)
          const pairs = new Set(ofKind.map((path) => path.split(' ').slice(0, 3).join(' ')))
          expect(await asCondition(tx, kind)).toEqual([...pairs].sort())
        }
      })
    }),
    { numRuns: 200 },
  )
}, 120_000)
