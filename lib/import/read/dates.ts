const DAY_MS = 86_400_000

/** The last day a spreadsheet knows: 9999-12-31. */
const LAST_DAY = 2_958_465

/**
 * The ISO date of a spreadsheet's day number, with its time when it has one. Day 60 is the 29 February 1900 that never
 * was, as the spreadsheet shows it. Undefined for a number that is no date there.
 */
export function dateText(serial: number, date1904: boolean): string | undefined {
  const moment = split(serial, date1904)
  if (!moment) return undefined
  const time = timeOfDay(moment.ms)
  return time ? `${dayText(moment.day)}T${time}` : dayText(moment.day)
}

/** A number shown as a time of day; with its date when it holds one. */
export function timeText(serial: number, date1904: boolean): string | undefined {
  const moment = split(serial, false)
  if (!moment) return undefined
  return moment.day === 0 ? (timeOfDay(moment.ms) ?? '00:00:00') : dateText(serial, date1904)
}

/** A number shown as hours gone by, which may be more than a day has. */
export function durationText(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * 86_400)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'))
  return `${serial < 0 && seconds ? '-' : ''}${parts.join(':')}`
}

/** An ISO date and time as a file writes it, without a time of midnight. Undefined when it is not one. */
export function isoText(written: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?Z?)?$/.exec(written.trim())
  if (!parts) return undefined
  const [, day = '', minutes = '00:00', seconds = '00', fraction = ''] = parts
  const ms = fraction.replace(/0+$/, '')
  const time = `${minutes}:${seconds}${ms ? `.${ms}` : ''}`
  return time === '00:00:00' ? day : `${day}T${time}`
}

/** Whole days, and milliseconds into the day: what a spreadsheet stores is not exact beyond them. */
function split(serial: number, date1904: boolean): { day: number; ms: number } | undefined {
  if (!(serial >= 0)) return undefined
  let day = Math.floor(serial)
  let ms = Math.round((serial - day) * DAY_MS)
  if (ms === DAY_MS) {
    day++
    ms = 0
  }
  day += date1904 ? 1462 : 0
  return day > LAST_DAY ? undefined : { day, ms }
}

function dayText(day: number): string {
  if (day === 0) return '1900-01-00'
  if (day === 60) return '1900-02-29'
  return new Date(Date.UTC(1899, 11, 30) + (day < 60 ? day + 1 : day) * DAY_MS).toISOString().slice(0, 10)
}

function timeOfDay(ms: number): string | undefined {
  if (ms === 0) return undefined
  const text = new Date(ms).toISOString().slice(11, 23)
  return text.endsWith('.000') ? text.slice(0, 8) : text
}
