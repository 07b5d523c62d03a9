import { expect, test } from 'vitest'
import { walk } from './testing/lockout'

const STEPS = Number(process.env.P6_STEPS ?? 1_500)
const seed = Number(process.env.P6_SEED ?? Date.now() % 2 ** 31)

test('P6 the installation cannot be locked out: always an active System user who reaches the tab Menu', async () => {
  let fewest = Number.POSITIVE_INFINITY
  const tally = await walk(STEPS, seed, (reach, wanted, outcome) => {
    fewest = Math.min(fewest, reach)
    expect(reach, `seed ${seed}: ${outcome} ${JSON.stringify(wanted)}`).toBeGreaterThan(0)
  })
  const told = Object.entries(tally).map(([kind, count]) => `${count} ${kind}`)
  process.stdout.write(
    `P6 ${STEPS} generated steps (seed ${seed}): ${told.join(', ')}; fewest System users who reach the tab Menu: ${fewest}\n`,
  )
  expect(
    (tally['import done'] ?? 0) + (tally['import refused'] ?? 0) + (tally['menus done'] ?? 0) + (tally['menus refused'] ?? 0),
  ).toBeGreaterThanOrEqual(Math.min(1_000, STEPS * 0.6))
})
