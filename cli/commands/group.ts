import { parseArgs } from 'node:util'
import { speaker } from '@/lib/kernel/words'
import { createGroup } from '@/lib/user-groups/commands/create'
import { setGroupEmployers } from '@/lib/user-groups/commands/set-employers'
import { findGroup } from '@/lib/user-groups/queries'
import { type CommandIo, exit, WrongUse } from '../io'
import { refused } from '../problems'

/** `group create|show|employers NAME` (interface.md). What does not exist: exit 4. */
export async function run([verb, ...argv]: string[], io: CommandIo): Promise<number> {
  const say = speaker(io.ctx.language, 'users')
  const { values, positionals } = parseArgs({ args: argv, options: { set: { type: 'string' } }, allowPositionals: true, strict: true })
  const [name, ...more] = positionals
  const { set } = values
  if (name === undefined || more.length > 0 || (verb === 'employers') !== (set !== undefined)) throw new WrongUse(say('usageGroup'))
  switch (verb) {
    case 'create':
      return create(name, io)
    case 'show':
      return show(name, io)
    case 'employers':
      return employers(name, set!, io)
    default:
      throw new WrongUse(say('usageGroup'))
  }
}

async function create(name: string, io: CommandIo): Promise<number> {
  const made = await createGroup(io.ctx, { name })
  if (!made.ok) return refused(io, made.problems)
  io.out(speaker(io.ctx.language, 'users')('groupCreated', { name: name.trim() }))
  io.json({ name: name.trim() })
  return exit.done
}

async function show(name: string, io: CommandIo): Promise<number> {
  const say = speaker(io.ctx.language, 'users')
  const found = await findGroup(io.ctx, name)
  if (!found) return missing(name, io)
  const { view } = found
  io.json(view)
  const line = (label: string, value: string | null) => io.out(say('field', { name: label, value: value || say('none') }))
  if (io.wantsJson) return exit.done
  line(say('group'), view.name)
  line(say('description'), view.description)
  line(say('members'), view.members.join(', '))
  line(say('employers'), view.employers.join(', '))
  line(say('authorisation'), view.authorised.join(', '))
  return exit.done
}

/** The list is the whole authorisation: codes of employers, and `groep:NAME` for an employer group (A2). Empty: none. */
async function employers(name: string, list: string, io: CommandIo): Promise<number> {
  const found = await findGroup(io.ctx, name)
  if (!found) return missing(name, io)
  const parts = list.split(',').flatMap((part) => part.trim() || [])
  const group = /^groep:/i
  const done = await setGroupEmployers(io.ctx, {
    groupId: found.groupId,
    employers: parts.filter((part) => !group.test(part)),
    employerGroups: parts.filter((part) => group.test(part)).map((part) => part.replace(group, '').trim()),
  })
  if (!done.ok) return refused(io, done.problems)
  const { added, removed } = done
  io.out(speaker(io.ctx.language, 'users')('authorised', { name: found.view.name, added, removed }))
  io.json({ name: found.view.name, added, removed })
  return exit.done
}

function missing(name: string, io: CommandIo): number {
  io.err(speaker(io.ctx.language, 'users')('noSuchGroup', { name }))
  io.json({ problems: [{ code: 'not-found' }] })
  return exit.notApplied
}
