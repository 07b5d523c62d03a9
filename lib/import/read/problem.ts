import type { Language } from '@/lib/kernel/context'
import { speaker, type Words } from '@/lib/kernel/words'
import type { UnreadableFile } from './reading'

/** What a sentence may name and not every occurrence knows. */
const UNKNOWN = { row: 0, line: 1, part: 'none', sheet: 'none', sheets: '–', maximum: 0 }

/** Says why a file cannot be read: what is wrong, where, and what to do now. */
export function unreadableText(language: Language, { code, values }: Pick<UnreadableFile, 'code' | 'values'>): string {
  const say = speaker(language, 'reading')
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  return say(code as keyof Words['reading'], { ...UNKNOWN, ...given })
}
