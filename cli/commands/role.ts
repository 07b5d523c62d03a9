import { parseArgs } from 'node:util'
import { speaker } from '@/lib/kernel/words'
import { createRole } from '@/lib/users/commands/create-role'
import { type CommandIo, exit, WrongUse } from '../io'
import { refused } from '../problems'

/** `role create NAME` (interface.md). */
export async function run([verb, ...argv]: string[], io: CommandIo): Promise<number> {
  const say = speaker(io.ctx.language, 'users')
  const { positionals } = parseArgs({ args: argv, options: {}, allowPositionals: true, strict: true })
  const [name, ...more] = positionals
  if (verb !== 'create' || name === undefined || more.length > 0) throw new WrongUse(say('usageRole'))
  const made = await createRole(io.ctx, { name })
  if (!made.ok) return refused(io, made.problems)
  io.out(say('roleCreated', { name: name.trim() }))
  io.json({ name: name.trim() })
  return exit.done
}
