const LESS = 60
const AMPERSAND = 38
const SPACE = 32

/** Whether these very bytes stand at a place. */
export function isLiteral(expected: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false
  return true
}

/**
 * Where text ends that means just what it shows: ASCII without references, control characters or line ends. -1 when it
 * holds any, or goes on past the piece.
 */
export function endOfPlainText(bytes: Uint8Array, start: number): number {
  let at = start
  for (let byte = bytes[at]!; byte !== LESS; byte = bytes[++at]!) if (!(byte < 128 && byte >= SPACE && byte !== AMPERSAND)) return -1
  return at
}
