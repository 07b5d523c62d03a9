/** The key under which values that ignore case are matched: user code, login name, group, role, e-mail (U6). */
export const fold = (value: string): string => value.normalize('NFC').trim().toLowerCase()

/** Column names match ignoring case, spaces and underscores (I3). */
export const foldColumn = (value: string): string => fold(value).replace(/[\s_\u00a0]+/gu, '')

const plain: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i' }

/** Text as one looks for it: without diacritics as well, as the column `users.search_text` has it. */
export const foldForSearch = (value: string): string =>
  fold(value)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[łøđðı]/g, (letter) => plain[letter] ?? letter)
