import { describe, expect, it } from 'vitest'
import { LIMITS } from './limits'
import { FORMATS, readDamaged } from './testing/hostile'

const COUNT = 10_000

describe('P8 damaged files', () => {
  it.each(Object.keys(FORMATS))(
    `${COUNT} of %s: 0 crashes, 0 readings over 10 s, at most 512 MB`,
    async (format) => {
      const tally = await readDamaged(format, COUNT, 7)
      process.stdout.write(
        `P8 ${format}: ${tally.read} read, ${COUNT - tally.read} refused, slowest ${Math.round(tally.slowest)} ms, at most ${Math.round(tally.peakBytes / 1e6)} MB\n`,
      )
      expect(tally.failed).toEqual([])
      expect(tally.slowest).toBeLessThan(10_000)
      expect(tally.peakBytes).toBeLessThan(LIMITS.residentBytes)
    },
    3_600_000,
  )
})
