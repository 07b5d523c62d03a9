import type { Language } from '@/lib/kernel/context'

const zone = 'Europe/Amsterdam'
const parts = new Intl.DateTimeFormat('nl-NL', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A moment as "22-11-2026 14:05", in Dutch time, in every language of the console. */
export function moment(at: Date): string {
  const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.day}-${part.month}-${part.year} ${part.hour}:${part.minute}`
}

/** A day that is stored as "2026-11-22", as "22-11-2026". */
export const day = (iso: string): string => iso.split('-').reverse().join('-')

/** A number with its thousands: "1.203" in Dutch, "1,203" in English. */
export const figure = (value: number, language: Language): string => value.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB')

/** The moment that a field for date and time ("2026-11-22T14:05") means in Dutch time; null when it is none. */
export function momentFrom(text: string): Date | null {
  // Before the year 1000 nothing happened that is recorded, and the database does not know the year 0.
  if (!/^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null
  const asUtc = Date.parse(`${text}:00Z`)
  if (Number.isNaN(asUtc)) return null
  // What the Dutch clock shows at that moment in UTC tells how far it is ahead; near a change of the clock the second look counts.
  const ahead = (at: number) => {
    const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!) - at
  }
  const first = asUtc - ahead(asUtc)
  return new Date(asUtc - ahead(first))
}
