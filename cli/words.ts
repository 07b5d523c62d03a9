import { EmbeddedProblem } from '@/db/embedded/problem'
import type { Language } from '@/lib/kernel/context'
import { WrongSettings } from '@/lib/kernel/env'
import { Forbidden } from '@/lib/kernel/result'
import { speaker } from '@/lib/kernel/words'
import { exit, WrongUse } from './io'

/** Dutch, unless the environment says English. */
export function languageOf(environment: Record<string, string | undefined>): Language {
  return /^en/i.test(environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '') ? 'en' : 'nl'
}

const networkCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ECONNRESET|28P01|28000|3D000|57P03)$/

/** What a failure is called for a person, and the exit code it gives. */
export function explain(error: unknown, language: Language): { code: number; text: string } {
  const say = speaker(language, 'running')
  if (error instanceof WrongUse) return { code: exit.wrongUse, text: error.message }
  if (error instanceof WrongSettings) {
    return { code: exit.wrongUse, text: error.problems.map(({ name, code }) => say(`setting.${code}`, { name })).join('\n') }
  }
  if (error instanceof EmbeddedProblem) {
    return { code: exit.unexpected, text: say(`embedded.${error.code}`, { ...nothing, ...error.values }) }
  }
  if (error instanceof Forbidden) return { code: exit.notApplied, text: speaker(language, 'problems')(error.code) }
  const { code, message } = error as NodeJS.ErrnoException
  if (code?.startsWith('ERR_PARSE_ARGS')) return { code: exit.wrongUse, text: message }
  if (code && networkCodes.test(code)) return { code: exit.unexpected, text: say('databaseUnreachable', { message }) }
  return { code: exit.unexpected, text: `${say('unexpected')}\n${error instanceof Error ? (error.stack ?? message) : String(error)}` }
}

const nothing = { folder: '', log: '', output: '', package: '', user: '' }
