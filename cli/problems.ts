import type { Problem } from '@/lib/kernel/result'
import { speaker, words } from '@/lib/kernel/words'
import type { CommandIo } from './io'
import { exit } from './io'

/** Tells why nothing was done, a line per problem; answers the exit code. `options` names the option that an input field came from. */
export function refused(io: CommandIo, problems: Problem[], options: Record<string, string> = {}): number {
  const say = speaker(io.ctx.language, 'problems')
  for (const { code, field, values } of problems) {
    const sentence = code in words('nl').problems ? say(code as 'unexpected', values) : code
    io.err(field ? `${options[field] ?? field}: ${sentence}` : sentence)
  }
  io.json({ problems })
  return problems.some(({ code }) => wrongInput.has(code)) ? exit.wrongUse : exit.notApplied
}

/** Input that cannot be meant, whatever stands in the database. */
const wrongInput = new Set([
  'required',
  'too-long',
  'too-small',
  'too-large',
  'invalid-character',
  'invalid-email',
  'invalid-input',
  'invalid-limit',
  'mapping-bound-twice',
])
