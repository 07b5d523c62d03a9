const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Text of an element as its author meant it: references resolved, line ends LF. Undefined when a reference is not XML's own. */
export function textOf(raw: string): string | undefined {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  return text.includes('&') ? resolved(text) : text
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids exactly these
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/** The value of an attribute: as text, with white space that is not written as a reference turned into spaces. */
export function attributeOf(raw: string): string | undefined {
  if (FORBIDDEN.test(raw)) return undefined
  const value = /[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw
  return value.includes('&') ? resolved(value) : value
}

function resolved(text: string): string | undefined {
  let result = ''
  let from = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at)
    if (end < 0 || end - at > 12) return undefined
    const character = named(text.slice(at + 1, end))
    if (character === undefined) return undefined
    result += text.slice(from, at) + character
    from = end + 1
  }
  return result + text.slice(from)
}

function named(name: string): string | undefined {
  const numeric = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name)
  if (!numeric) return NAMED.get(name)
  const code = numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2])
  return isCharacter(code) ? String.fromCodePoint(code) : undefined
}

/** The characters that XML 1.0 allows. */
const isCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)
