/** Where one goes after signing in: an address of our own, else the beginning. "//x" and "/\x" are addresses of others. */
export function returnAddress(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given) ? given : '/'
}
