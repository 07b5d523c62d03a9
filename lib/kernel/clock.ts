const dutchDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day it is in the Netherlands, as "2026-11-22": the day that periods of validity are measured by. */
export const today = (now = new Date()): string => dutchDay.format(now)

const dutchTime = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** What the Dutch clock shows at a moment, in parts: day, month, year, hour, minute. */
export const dutchParts = (at: Date | number): Partial<Record<Intl.DateTimeFormatPartTypes, string>> =>
  Object.fromEntries(dutchTime.formatToParts(at).map(({ type, value }) => [type, value]))

/** A moment as "22-11-2026 14:05", in Dutch time, in every language. */
export function moment(at: Date): string {
  const part = dutchParts(at)
  return `${part.day}-${part.month}-${part.year} ${part.hour}:${part.minute}`
}

/** A day that is stored as "2026-11-22", as "22-11-2026". */
export const day = (iso: string): string => iso.split('-').reverse().join('-')
