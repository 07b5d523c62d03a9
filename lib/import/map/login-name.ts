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
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/[^A-Za-z0-9-]/gu, (sign) => letters[sign] ?? '')
}

/** The part before the dot for method 1: the account's name up to the first space, cleaned (I12). */
export const accountStem = (accountName: string): string => plainLetters(accountName.trim().split(/\s/u)[0] ?? '')

/** `[start].[initials][last name]` of at most 32 characters; initials without dots and spaces, else the first letter of the first name (I12). */
export function loginStem(start: string, person: { initials: string | null; firstName: string | null; lastName: string | null }): string {
  const initials = plainLetters(person.initials ?? '') || firstLetter(person.firstName ?? '')
  return `${start}.${initials}${plainLetters(person.lastName ?? '')}`.slice(0, LONGEST_LOGIN)
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
export function numbered(stem: string, n: number): string {
  if (n === 1) return stem
  const digits = String(n)
  return stem.slice(0, LONGEST_LOGIN - digits.length) + digits
}

/**
 * Hands out login names in the order asked (I12). `taken` holds folded names in use; it grows with each name given.
 * Remembers per stem where it stopped, so that a thousand namesakes cost a thousand steps and not half a million.
 */
export function loginNames(taken: Set<string>): (stem: string) => { name: string; number: number } {
  const next = new Map<string, number>()
  return (stem) => {
    const key = stem.toLowerCase()
    let n = next.get(key) ?? 1
    while (taken.has(numbered(key, n))) n++
    next.set(key, n + 1)
    const name = numbered(stem, n)
    taken.add(name.toLowerCase())
    return { name, number: n }
  }
}
