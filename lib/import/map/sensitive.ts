import { foldColumn } from '@/lib/kernel/fold'

const words = ['bsn', 'burgerservice', 'sofinummer', 'sofinr']

/** Whether a heading announces a citizen service number: such a column is never stored, whatever it is called (I16). */
export function namesCitizenNumber(heading: string): boolean {
  const key = foldColumn(heading).replace(/[^a-z0-9]/g, '')
  return words.some((word) => key.includes(word))
}

/** Nine digits, or eight where the first is a zero that was lost, as people write them: with dots, spaces or dashes between. */
const nine = /(?<!\d)\d(?:[ .\u00a0-]?\d){7,8}(?!\d)/g

/** The eleven test: nine digits of which nobody knows what they are hardly ever pass it. */
function isCitizenNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '').padStart(9, '0')
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i === 8 ? -1 : 9 - i), 0)
  return digits !== '000000000' && sum % 11 === 0
}

/**
 * The headings as they may be kept. Of a file without a header the first person's data are taken for headings: one that holds a citizen
 * service number loses its name, and with it its column is not stored (I16).
 */
export const storableHeader = (header: string[]): string[] =>
  header.map((heading) => ([...heading.matchAll(nine)].some(([found]) => isCitizenNumber(found)) ? '' : heading))
