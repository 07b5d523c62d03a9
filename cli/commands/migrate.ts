import { parseArgs } from 'node:util'
import { speaker } from '@/lib/kernel/words'
import { type CommandIo, exit } from '../io'
import { prepared } from '../setup'

/** Brings the database to the present schema and reports what was applied. The starting of any command has done so already. */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  parseArgs({ args: argv, options: {}, strict: true })
  const say = speaker(io.ctx.language, 'running')
  io.json({ applied: prepared.migrations })
  if (!io.wantsJson) io.out(say('migrated', { count: prepared.migrations.length, names: prepared.migrations.join(', ') }))
  return exit.done
}
