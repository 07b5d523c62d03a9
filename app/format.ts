import { day, dutchParts, moment } from '@/lib/kernel/clock'
import type { Language } from '@/lib/kernel/context'

export { day, moment }

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
    const part = dutchParts(at)
    return Date.UTC(Number(part.year), Number(part.month) - 1, Number(part.day), Number(part.hour), Number(part.minute)) - at
  }
  const first = asUtc - ahead(asUtc)
  return new Date(asUtc - ahead(first))
}
