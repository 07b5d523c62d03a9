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
