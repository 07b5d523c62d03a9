import { expect, it } from 'vitest'
import { day, figure, moment, momentFrom } from './format'

it('moments are in Dutch time, summer and winter', () => {
  expect(moment(new Date('2026-11-22T13:05:00Z'))).toBe('22-11-2026 14:05')
  expect(moment(new Date('2026-07-01T22:30:00Z'))).toBe('02-07-2026 00:30')
})

it.each(['2026-11-22T14:05', '2026-07-02T00:30', '2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T04:00'])('%s comes back', (text) => {
  const [date, time] = text.split('T')
  expect(moment(momentFrom(text)!)).toBe(`${day(date!)} ${time}`)
})

it.each(['', '2026-11-22', '2026-13-01T00:00', 'gisteren', '2026-11-22T14:05:00Z', '0001-01-01T00:00'])('%j is no moment', (text) => {
  expect(momentFrom(text)).toBeNull()
})

it('thousands', () => {
  expect(figure(10_000, 'nl')).toBe('10.000')
  expect(figure(10_000, 'en')).toBe('10,000')
})
