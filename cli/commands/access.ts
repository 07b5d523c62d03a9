import { parseArgs } from 'node:util'
import { type Element, explainAccess, explainElement, explainUser, type ReachedItem } from '@/lib/access/explain'
import type { AccessPath } from '@/lib/access/paths'
import { speaker } from '@/lib/kernel/words'
import { type CommandIo, exit, WrongUse } from '../io'
import { refused } from '../problems'
import { momentOf } from '../time'

const text = { type: 'string' } as const
const options = { user: text, employer: text, department: text, employee: text, at: text }

/** `access` (A6, A7): what a user reaches, whether it reaches one element, or who reaches that; each with the paths (interface.md). */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  const say = speaker(io.ctx.language, 'access')
  const { user, employer, department, employee, at: time } = parseArgs({ args: argv, options, strict: true }).values
  const at = momentOf(time, say('wrongTime', { option: '--at' }))
  const parts = [department, employee].filter((part) => part !== undefined)
  if ((user ?? employer) === undefined || parts.length > 1 || (employer === undefined && parts.length > 0)) throw new WrongUse(say('usage'))
  const element: Element | null = employer === undefined ? null : { employer, department, employee }
  if (user === undefined) return reachers(io, element!, at)
  return element ? oneElement(io, user, element, at) : everything(io, user, at)
}

async function everything(io: CommandIo, login: string, at?: Date): Promise<number> {
  const say = speaker(io.ctx.language, 'access')
  const found = await explainUser(io.ctx, { login, at })
  if (!found.ok) return refused(io, found.problems)
  io.json({ items: found.items })
  if (io.wantsJson) return exit.done
  for (const item of found.items) {
    io.out(nameOf(io, item))
    tell(io, item.paths)
  }
  io.out(say('reached', { count: found.items.length }))
  return exit.done
}

async function oneElement(io: CommandIo, login: string, element: Element, at?: Date): Promise<number> {
  const found = await explainAccess(io.ctx, { login, element, at })
  if (!found.ok) return refused(io, found.problems)
  io.json({ access: found.access, paths: found.paths })
  if (io.wantsJson) return exit.done
  io.out(speaker(io.ctx.language, 'access')(found.access ? 'yes' : 'no'))
  tell(io, found.paths)
  return exit.done
}

async function reachers(io: CommandIo, element: Element, at?: Date): Promise<number> {
  const found = await explainElement(io.ctx, { element, at })
  if (!found.ok) return refused(io, found.problems)
  io.json({ users: found.users })
  if (io.wantsJson) return exit.done
  for (const { login, paths } of found.users) {
    io.out(login)
    tell(io, paths)
  }
  io.out(speaker(io.ctx.language, 'access')('reachers', { count: found.users.length }))
  return exit.done
}

const tell = (io: CommandIo, paths: AccessPath[]) => {
  for (const path of paths) io.out(`  ${path.text}`)
}

function nameOf(io: CommandIo, { werkgevercode: employer, afdelingCode: department, personeelsnummer: employee }: ReachedItem): string {
  const say = speaker(io.ctx.language, 'access')
  if (department !== undefined) return say('department', { employer, department })
  return employee !== undefined ? say('employee', { employer, employee }) : say('employer', { employer })
}
