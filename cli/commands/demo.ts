import { parseArgs } from 'node:util'
import { ensureDemoAdmin } from '@/lib/auth/first-users'
import { loadDemo } from '@/lib/import/demo/commands'
import { speaker } from '@/lib/kernel/words'
import { type CommandIo, exit } from '../io'

/** `demo`: loads the demo organisation with its Admin into an empty database; a database in use is left alone, exit 4. */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  parseArgs({ args: argv, options: {} })
  const outcome = await loadDemo(io.ctx)
  if (outcome !== 'occupied') await ensureDemoAdmin()
  io.json({ demo: outcome })
  if (!io.wantsJson) io.out(speaker(io.ctx.language, 'organisation')(`demo.${outcome}`))
  return outcome === 'occupied' ? exit.notApplied : exit.done
}
