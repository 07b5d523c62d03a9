import { parseArgs } from 'node:util'
import type { Level } from '@/lib/kernel/context'
import { speaker } from '@/lib/kernel/words'
import { groupIdOf } from '@/lib/user-groups/queries'
import { createUser } from '@/lib/users/commands/create'
import { deactivateUser } from '@/lib/users/commands/deactivate'
import { type Handed, linkHours } from '@/lib/users/commands/link'
import { reactivateUser } from '@/lib/users/commands/reactivate'
import { resetPassword } from '@/lib/users/commands/reset-password'
import { findUser, type UserReference, type UserView } from '@/lib/users/queries'
import { type CommandIo, exit, WrongUse } from '../io'
import { refused } from '../problems'

const text = { type: 'string' } as const
const levels: readonly string[] = ['system', 'admin', 'user'] satisfies Level[]

/** `user create|show|deactivate|reactivate|reset-password` (interface.md). */
export async function run([verb, ...argv]: string[], io: CommandIo): Promise<number> {
  switch (verb) {
    case 'create':
      return create(argv, io)
    case 'show':
      return onUser(argv, io, async ({ view }) => {
        io.json(view)
        if (!io.wantsJson) print(view, io)
        return exit.done
      })
    case 'deactivate':
      return onUser(argv, io, ({ userId, view }) => status(io, view, deactivateUser(io.ctx, { userId }), 'deactivated'))
    case 'reactivate':
      return onUser(argv, io, ({ userId, view }) => status(io, view, reactivateUser(io.ctx, { userId }), 'reactivated'))
    case 'reset-password':
      return onUser(argv, io, async ({ userId, view }) => {
        const done = await resetPassword(io.ctx, { userId })
        if (!done.ok) return refused(io, done.problems)
        io.out(speaker(io.ctx.language, 'users')('reset', { login: view.login }))
        return showLink(io, view.login, done)
      })
    default:
      throw new WrongUse(speaker(io.ctx.language, 'users')('usageUser'))
  }
}

const createOptions = { login: text, level: text, group: text, code: text, 'last-name': text, email: text }

async function create(argv: string[], io: CommandIo): Promise<number> {
  const say = speaker(io.ctx.language, 'users')
  const { values } = parseArgs({ args: argv, options: createOptions, strict: true })
  const { login, level, group } = values
  if (login === undefined || level === undefined || !levels.includes(level)) throw new WrongUse(say('usageUser'))
  const groupId = group === undefined ? null : await groupIdOf(group)
  if (group !== undefined && groupId === null) return missing(io, say('noSuchGroup', { name: group }))
  const made = await createUser(io.ctx, {
    login,
    level: level as Level,
    groupId,
    ...(values.code !== undefined && { code: values.code }),
    ...(values['last-name'] !== undefined && { lastName: values['last-name'] }),
    ...(values.email !== undefined && { email: values.email }),
  })
  if (!made.ok) return refused(io, made.problems, { login: '--login', code: '--code', lastName: '--last-name', email: '--email' })
  io.out(say('created', { login: login.trim() }))
  return showLink(io, login.trim(), made)
}

type Found = NonNullable<Awaited<ReturnType<typeof findUser>>>

/** Finds the user that is named by its login name, or as `--group G --code C`; without --group: in no group. Exit 4 when there is none. */
async function onUser(argv: string[], io: CommandIo, work: (found: Found) => Promise<number>): Promise<number> {
  const say = speaker(io.ctx.language, 'users')
  const { values, positionals } = parseArgs({ args: argv, options: { group: text, code: text }, allowPositionals: true, strict: true })
  const [login, ...more] = positionals
  const named = login !== undefined
  if (more.length > 0 || named === (values.code !== undefined) || (named && values.group !== undefined))
    throw new WrongUse(say('usageUser'))
  const reference: UserReference = named ? { login } : { group: values.group ?? null, code: values.code! }
  const found = await findUser(io.ctx, reference)
  return found ? work(found) : missing(io, say('noSuchUser'))
}

function missing(io: CommandIo, sentence: string): number {
  io.err(sentence)
  io.json({ problems: [{ code: 'not-found' }] })
  return exit.notApplied
}

async function status(io: CommandIo, { login }: UserView, done: ReturnType<typeof deactivateUser>, now: 'deactivated' | 'reactivated') {
  const result = await done
  if (!result.ok) return refused(io, result.problems)
  io.out(speaker(io.ctx.language, 'users')(now, { login }))
  io.json({ login, status: now === 'deactivated' ? 'deactivated' : 'active' })
  return exit.done
}

function showLink(io: CommandIo, login: string, { link, mailedTo }: Handed): number {
  const say = speaker(io.ctx.language, 'users')
  io.json({ login, link, mailedTo })
  if (link && !io.wantsJson) io.out(`${say('link', { hours: linkHours })}\n${link}`)
  if (mailedTo) io.out(say('mailed', { address: mailedTo, hours: linkHours }))
  return exit.done
}

function print(view: UserView, io: CommandIo): void {
  const say = speaker(io.ctx.language, 'users')
  const line = (name: string, value: string | null) => io.out(say('field', { name, value: value ?? say('none') }))
  line(say('login'), view.login)
  line(say('code'), view.code)
  line(say('level'), say(`levels.${view.level}`))
  line(say('group'), view.group)
  line(say('role'), view.role)
  line(say('status'), view.status === 'active' ? say('active') : say('isDeactivated'))
  for (const [name, value] of Object.entries({ netId: view.netId, ...view.fields })) if (value !== null) line(name, value)
  line(say('grants'), view.grants.length === 0 ? null : String(view.grants.length))
  for (const grant of view.grants) {
    const { element, werkgevercode, afdelingCode, autorisatieNiveau, personeelsnummer } = grant
    io.out(`  ${[element, werkgevercode, afdelingCode, autorisatieNiveau, personeelsnummer].filter((part) => part !== null).join(' ')}`)
  }
}
