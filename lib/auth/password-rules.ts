import { fold } from '@/lib/kernel/fold'
import { type Problem, refuse } from '@/lib/kernel/result'
import { commonWords } from './words'

/** The least and the most characters of a password that stands alone; there are no rules of composition. */
const passwordLength = { least: 15, most: 256 }
/** The characters that must remain beside known words, and the different ones in all. */
const own = { remaining: 4, different: 5 }

const lookAlikes: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }

/** Positions covered by a run of at least three equal, rising or falling characters. */
function coverRuns(text: string[], covered: boolean[]): void {
  for (const step of [0, 1, -1])
    for (let from = 0; from < text.length; ) {
      let to = from + 1
      while (to < text.length && text[to]!.codePointAt(0)! - text[to - 1]!.codePointAt(0)! === step) to++
      if (to - from >= 3) covered.fill(true, from, to)
      from = Math.max(to - (step === 0 ? 0 : 1), from + 1)
    }
}

function coverWords(text: string, words: readonly string[], covered: boolean[]): void {
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) covered.fill(true, at, at + word.length)
}

/** One code unit for a character of two, so that positions in the text and in the list agree. */
const standIn = (character: string): string => String.fromCharCode(0xe000 + (character.codePointAt(0)! % 0x1000))
const punctuation = /[\s!-/:-@[-`{-~]/

/** The characters other than punctuation that are left when common words, the person's own, years and runs are taken away. */
function remaining(password: string, personal: readonly string[]): number {
  const plain = [...fold(password)].map((character) => (character.length === 1 ? character : standIn(character)))
  const covered = new Array<boolean>(plain.length).fill(false)
  const words = [...commonWords, ...personal]
  coverWords(plain.join(''), words, covered)
  coverWords(plain.map((character) => lookAlikes[character] ?? character).join(''), words, covered)
  for (const { index, 0: year } of plain.join('').matchAll(/(?:19|20)\d\d/g)) covered.fill(true, index, index + year.length)
  coverRuns(plain, covered)
  return plain.filter((character, at) => !covered[at] && !punctuation.test(character)).length
}

/** A person's login name, code, names and mail address, whole and in parts. */
const partsOf = (values: readonly (string | null)[]): string[] =>
  values.flatMap((value) => [fold(value ?? ''), ...fold(value ?? '').split(/[^\p{L}\p{N}]+/u)]).filter((part) => part.length >= 3)

/**
 * Whether a password may be chosen: long enough, and not hardly more than common words or the person's own (login name, names,
 * mail address). Problems: password-too-short, password-too-long, password-common, on the field `password`.
 */
export function checkPassword(password: string, personal: readonly (string | null)[]): { ok: true } | { ok: false; problems: Problem[] } {
  const { length } = [...password]
  if (length < passwordLength.least) return refuse('password-too-short', passwordLength, 'password')
  if (length > passwordLength.most) return refuse('password-too-long', passwordLength, 'password')
  const different = new Set(fold(password)).size
  if (different < own.different || remaining(password, partsOf(personal)) < own.remaining)
    return refuse('password-common', undefined, 'password')
  return { ok: true }
}
