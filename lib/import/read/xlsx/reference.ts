import { LIMITS } from '../limits'

/** The row and column (0-based) of a reference such as `AB12`, 0 for what is not there; undefined when it is none or lies outside a sheet. */
export function cellReference(reference: string): { row: number; column: number } | undefined {
  let at = 0
  let column = 0
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  let row = 0
  const digits = at
  for (; at < reference.length; at++) {
    const digit = reference.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return undefined
    row = row * 10 + digit
  }
  if (digits === 0 || digits === at || row === 0 || row > LIMITS.sheetRows || column > LIMITS.sheetColumns) return undefined
  return { row, column: column - 1 }
}
