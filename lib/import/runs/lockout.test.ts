import { expect, test } from 'vitest'
import { walk } from './testing/lockout'

// The thousand of the promise: lockout.long.test.ts.
test('P6 the installation cannot be locked out: 16 generated menu saves, full imports and changes of users', async () => {
  const seed = Date.now() % 2 ** 31
  await walk(16, seed, (reach, wanted, outcome) => {
    expect(reach, `seed ${seed}: ${outcome} ${JSON.stringify(wanted)}`).toBeGreaterThan(0)
  })
}, 60_000)
