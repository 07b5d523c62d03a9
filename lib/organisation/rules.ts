import { fold } from '@/lib/kernel/fold'

export type Gender = 'M' | 'V' | 'O' | 'X'

const genders = new Map<string, Gender>([
  ['m', 'M'],
  ['man', 'M'],
  ['v', 'V'],
  ['vrouw', 'V'],
  ['o', 'O'],
  ['onbekend', 'O'],
  ['x', 'X'],
])

/** The gender that a cell means (I15), ignoring case; null for an empty cell, undefined for anything else. */
export const readGender = (text: string): Gender | null | undefined => (text.trim() === '' ? null : genders.get(fold(text)))

/** Whether a text has the form of an e-mail address; at most 254 characters, as mail servers have it. */
export const isEmail = (text: string): boolean => text.length <= 254 && /^[^\s@<>()",;:\\]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text)

/** The most characters that a value of an employer, a department or an employee may have. */
export const longest = { code: 100, name: 255, person: 100, email: 254, phone: 50 } as const
