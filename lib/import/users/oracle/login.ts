import { ci, type Fields, type Settings } from './world'

/** I12: letters without a decomposition, capitals alike. */
const LETTERS: Record<string, string> = {
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

/** I12: letters without diacritics, digits and hyphens only; any other sign is dropped. */
function clean(text: string): string {
  return [...text.normalize('NFD')]
    .map((sign) => LETTERS[sign] ?? sign)
    .join('')
    .replace(/[^A-Za-z0-9-]/g, '')
}

/** I12: Voorletters without dots and spaces, else the first letter of Roepnaam, which keeps its case. */
function initials({ voorletters, roepnaam }: Fields): string {
  const letters = clean((voorletters ?? '').replace(/[.\s]/g, ''))
  const first = [...(roepnaam ?? '').normalize('NFC')].map(clean).find((letter) => letter !== '') ?? ''
  return letters === '' ? first : letters
}

/** I12, methods 1 and 2: the name before any number is added; the last name goes without Tussenvoegsels; a prefix stays as it was typed. */
export function stem(fields: Fields, settings: Settings): string {
  const head = settings.loginName === 'prefix' ? (settings.prefix ?? '').trim() : clean(settings.name.trim().split(/\s/)[0] ?? '')
  return `${head}.${initials(fields)}${clean(fields.achternaam ?? '')}`.slice(0, 32)
}

/** I12: if taken, ignoring case, 2, 3, … is added within the 32. */
export function firstFree(name: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : String(number)
    const candidate = name.slice(0, 32 - suffix.length) + suffix
    if (!taken.has(ci(candidate))) return candidate
  }
}

/** I12: at most 32 characters. */
export const isTooLong = (login: string): boolean => [...login].length > 32
