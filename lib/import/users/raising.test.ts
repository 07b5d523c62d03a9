import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mappingSchema } from '../accounts/schema'
import { worldDifferences } from './against-oracle/compare'
import { loadWorld, readUsers } from './against-oracle/database'
import { raised, tempted } from './against-oracle/raising'
import { commit, preview } from './against-oracle/runs'
import { drawFrom } from './oracle/arbitrary/draw'
import { drawFile } from './oracle/arbitrary/file'
import { drawSettings } from './oracle/arbitrary/settings'
import { drawWorld } from './oracle/arbitrary/world'
import { oraclePlan } from './oracle/oracle'

// As many of 100 as twenty seconds allow; P7_FILES asks for so many, however long it takes.
const wanted = Number(process.env.P7_FILES ?? 0)
const FILES = wanted || 100

const tempting = fc.gen().map((g) => {
  const d = drawFrom(g)
  const world = drawWorld(d)
  const drawn = drawSettings(d, world)
  const settings = { ...drawn, safeguards: { maxDeactivated: 'off', maxMoved: 'off', maxLosses: 'off', maxErrorRows: 'off' } }
  return { world, settings, file: tempted(d, drawFile(d, world, settings), world, settings) }
})

test(`P7 ${FILES} files that name a level, another role, another account's group or employer, in any column, case or look-alike: nobody is raised`, {
  timeout: 60_000 + FILES * 2000,
}, async () => {
  let [tried, committed] = [0, 0]
  await fc.assert(
    fc.asyncProperty(tempting, async ({ world, settings, file }) => {
      await loadWorld(world, settings)
      const oracle = oraclePlan(world, settings, file)
      const { deactivate, move } = oracle.users
      const { run } = await preview(settings.code, file, world.actor)
      const options = { skipErrors: true, confirmDeactivations: deactivate, confirmMoves: move, confirmLosses: oracle.losses }
      const reason = await commit(run, options)
      const found = await readUsers()
      expect(raised(world, settings, file, found)).toEqual([])
      // And what did change is what the rules say, the columns beside the known ones being as if they were not there.
      expect(worldDifferences(reason === null ? oracle.after : world, found)).toEqual([])
      tried++
      if (reason === null) committed++
    }),
    { numRuns: FILES, ...(wanted ? {} : { interruptAfterTimeLimit: 20_000 }), endOnFailure: true },
  )
  expect(committed).toBeGreaterThan(0)
  process.stdout.write(`P7 ${tried} tempting files, ${committed} committed: nobody raised, nothing beyond the account\n`)
})

test('P7 a mapping has no target for a level, a status or a password', () => {
  for (const target of ['Gebruiker_Niveau', 'level', 'Gebruiker_Level', 'status', 'Wachtwoord', 'Gebruiker_R\u043el'])
    for (const part of ['columns', 'constants'])
      expect(mappingSchema.safeParse(JSON.parse(`{"${part}":{"${target}":"Systeem"}}`)).success, target).toBe(false)
})
