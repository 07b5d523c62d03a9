import { expect, test } from 'vitest'
import { blocking } from './browser'

const at = { pid: 1, tid: 1, args: {} }
const painted = { ...at, name: 'firstContentfulPaint', ts: 100_000 }
const task = (ts: number, dur: number, tdur = dur, tid = 1) => ({ ...at, name: 'RunTask', tid, ts, dur, tdur })

test('S9 blocking is CPU time after the first paint, four times, beyond 50 ms a task', () => {
  expect(blocking([painted, task(200_000, 30_000)])).toBe(70)
  // Others had the processor half of the time; what was over before the paint; another thread; a short task.
  expect(blocking([painted, task(200_000, 60_000, 30_000)])).toBe(70)
  expect(blocking([painted, task(0, 90_000), task(200_000, 90_000, 90_000, 2), task(200_000, 12_000)])).toBe(0)
  expect(blocking([painted, task(70_000, 60_000)])).toBe(70)
  expect(blocking([task(0, 60_000)])).toBe(Number.NaN)
})
