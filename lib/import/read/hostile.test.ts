import { describe, expect, it } from 'vitest'
import { LIMITS } from './limits'
import { FORMATS, readDamaged } from './testing/hostile'

describe('P8 damaged files', () => {
  it.each(Object.keys(FORMATS))(
    '200 of %s: read or refused, within time and memory',
    async (format) => {
      const tally = await readDamaged(format, 200)
      expect(tally.failed).toEqual([])
      expect(tally.processes).toBe(1)
      expect(tally.slowest).toBeLessThan(10_000)
      expect(tally.peakBytes).toBeLessThan(LIMITS.residentBytes)
      expect(tally.read + Object.values(tally.refused).reduce((sum, count) => sum + count, 0)).toBe(200)
      expect(Object.keys(tally.refused).length).toBeGreaterThan(2)
    },
    60_000,
  )
})
