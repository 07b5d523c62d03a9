import { SSF } from 'xlsx'
import { dateText, durationText, timeText } from './dates'

/** Spreadsheets take 255 characters. */
const LONGEST_FORMAT = 1_000

/** A number as text, by the format its cell has (I2). */
export type NumberText = (value: number) => string

/** The numbers that no format turns into something else. */
export const RAW: NumberText = (value) => plain(value)

/**
 * How the numbers of a format become text (I2): dates as ISO dates; codes (`000000`, `"NL"0000`, `000-000`) as shown;
 * every other number as itself: 15 significant digits, no exponent, no grouping.
 */
export function numberText(format: string, date1904: boolean): NumberText {
  if (format.length > LONGEST_FORMAT || /^(general|standaard|standard|@|)$/i.test(format)) return RAW
  const skeleton = withoutLiterals(format)
  if (SSF.is_date(format)) {
    if (/\[(h+|m+|s+)\]/i.test(format)) return durationText
    const hasDay = /[ydge]/i.test(skeleton) || (/m/i.test(skeleton) && !/[hs]/i.test(skeleton))
    return remembered((value) => (hasDay ? dateText : timeText)(value, date1904) ?? RAW(value))
  }
  return codeText(format) ?? RAW
}

/** The same dates and codes come back row after row. */
function remembered(text: NumberText): NumberText {
  const known = new Map<number, string>()
  return (value) => {
    let found = known.get(value)
    if (found === undefined) {
      found = text(value)
      if (known.size < 10_000) known.set(value, found)
    }
    return found
  }
}

/** The text of a number as it is: at most 15 significant digits, as a spreadsheet keeps, and never an exponent. */
export function plain(value: number): string {
  if (Number.isSafeInteger(value) && Math.abs(value) < 1e15) return value === 0 ? '0' : String(value)
  const [mantissa = '', exponent] = value.toPrecision(15).split('e')
  const digits = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
  return exponent === undefined ? digits : shifted(digits, Number(exponent))
}

/** Moves the point of `digits` (one digit before it) by a power of ten. */
function shifted(digits: string, power: number): string {
  const sign = digits.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = digits.slice(sign.length).split('.')
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${whole}${fraction}`
  const all = (whole + fraction).padEnd(power + 1, '0')
  return sign + all.slice(0, power + 1) + (all.length > power + 1 ? `.${all.slice(power + 1)}` : '')
}

/**
 * The rule for formats that show codes: the format has a 0, no `# ? . , % E @ *`, and either two zeros side by side, a
 * literal, or is just `0`. Currency is no literal; blank space kept for a sign (`_-`) is neither shown nor a literal.
 */
function codeText(format: string): NumberText | undefined {
  const shown = format.replace(/\[\$-[^\]]*\]/g, '').replace(/_./g, '')
  const first = firstSection(shown)
  const skeleton = withoutLiterals(first)
  if (!skeleton.includes('0') || /[#?.,%E@*]|General/i.test(skeleton) || shown.includes('%') || shown.includes('[$')) return undefined
  const colourless = first.replace(/\[[^\]]*\]/g, '')
  if (colourless === '0') return (value) => plain(rounded(value))
  // One zero without any literal, such as `0` with a condition, was handled; what is left needs `00` or a literal.
  if (!skeleton.includes('00') && colourless === skeleton && skeleton.trim() === '0') return undefined
  if (/^0+$/.test(shown))
    return (value) =>
      Number.isInteger(value) && value >= 0 && value < 1e15 ? String(value).padStart(shown.length, '0') : formatted(shown, value)
  return remembered((value) => formatted(shown, value))
}

function formatted(format: string, value: number): string {
  if (Math.abs(value) >= 1e15) return plain(value)
  try {
    return SSF.format(format, value) as string
  } catch {
    // A format that no spreadsheet would take.
    return plain(value)
  }
}

const rounded = (value: number): number => (value < 0 ? -Math.round(-value) : Math.round(value))

const firstSection = (format: string): string => /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*/.exec(format)?.[0] ?? ''

/** A format without quoted text, escaped characters, and what stands in brackets. */
const withoutLiterals = (format: string): string => format.replace(/"[^"]*"?|\\.?|\[[^\]]*\]|_./g, '')
