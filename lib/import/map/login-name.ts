import { fold } from '@/lib/kernel/fold'

/** Letters that have no decomposition, with what they become (I12). */
const letters: Record<string, string> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  Ł: 'L',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  ẞ: 'SS',
  Æ: 'AE',
  Œ: 'OE',
  Þ: 'TH',
}
export const LONGEST_LOGIN = 32

/** Letters without diacritics, digits and hyphens; any other sign is dropped (I12). */
function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/[^A-Za-z0-9-]/gu, (sign) => letters[sign] ?? '')
}

/** The part before the dot for method 1: the account's name up to the first space, cleaned (I12). */
export const accountStem = (accountName: string): string => plainLetters(accountName.trim().split(/\s/u)[0] ?? '')

/** The first `most` characters; a sign of two code units counts once, as in the database. */
const head = (text: string, most: number): string =>
  text.length <= most ? text : /[\ud800-\udfff]/.test(text) ? [...text].slice(0, most).join('') : text.slice(0, most)

/** `[start].[initials][last name]` of at most 32 characters; initials without dots and spaces, else the first letter of the first name (I12). */
export function loginStem(start: string, person: { initials: string | null; firstName: string | null; lastName: string | null }): string {
  const initials = plainLetters(person.initials ?? '') || firstLetter(person.firstName ?? '')
  return head(`${start}.${initials}${plainLetters(person.lastName ?? '')}`, LONGEST_LOGIN)
}

// The first letter that leaves something behind once cleaned: of "'t" that is the t.
function firstLetter(name: string): string {
  for (const sign of name.normalize('NFC')) {
    const plain = plainLetters(sign)
    if (plain) return plain
  }
  return ''
}

/** The n-th form of a stem: itself, then 2, 3, … added within the 32 characters. */
export const numbered = (stem: string, n: number): string => (n === 1 ? stem : head(stem, LONGEST_LOGIN - String(n).length) + n)

/**
 * Hands out login names in the order asked (I12). `taken` holds folded names in use; it grows with each name given.
 * Remembers where numbering stopped for what stands before the number, which stems that were cut short share: thousands of
 * namesakes cost thousands of steps, not millions.
 */
export function loginNames(taken: Set<string>): (stem: string) => { name: string; number: number } {
  const next = new Map<string, number>()
  const free = (stem: string): number => {
    if (!taken.has(fold(stem))) return 1
    for (let digits = 1; ; digits++) {
      // With digits behind it, so that folding does not trim what stands before them.
      const start = fold(`${head(stem, LONGEST_LOGIN - digits)}0`).slice(0, -1)
      const counter = `${digits} ${start}`
      let n = next.get(counter) ?? Math.max(2, 10 ** (digits - 1))
      while (n < 10 ** digits && taken.has(start + n)) n++
      next.set(counter, n)
      if (n < 10 ** digits) return n
    }
  }
  return (stem) => {
    const number = free(stem)
    const name = numbered(stem, number)
    taken.add(fold(name))
    return { name, number }
  }
}
