import { foldColumn } from '@/lib/kernel/fold'

const words = ['bsn', 'burgerservice', 'sofinummer', 'sofinr']

/** Whether a heading announces a citizen service number: such a column is never stored, whatever it is called (I16). */
export function namesCitizenNumber(heading: string): boolean {
  const key = foldColumn(heading).replace(/[^a-z0-9]/g, '')
  return words.some((word) => key.includes(word))
}
