const dutchDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day it is in the Netherlands, as "2026-11-22": the day that periods of validity are measured by. */
export const today = (now = new Date()): string => dutchDay.format(now)
