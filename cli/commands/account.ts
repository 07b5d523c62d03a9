import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { setAccount } from '@/lib/import/accounts/commands'
import { type AccountView, showAccount } from '@/lib/import/accounts/queries'
import type { SetAccount } from '@/lib/import/accounts/schema'
import type { Problem } from '@/lib/kernel/result'
import { speaker } from '@/lib/kernel/words'
import { type CommandIo, exit, WrongUse } from '../io'
import { refused } from '../problems'

/** Option of the command line → field of the command's input, for those whose text is the value. */
const texts = {
  name: 'name',
  template: 'template',
  element: 'element',
  identification: 'identification',
  'login-name': 'loginName',
  prefix: 'prefix',
  'sso-domain': 'ssoDomain',
  contact: 'contact',
  'max-deactivated': 'maxDeactivated',
  'max-moved': 'maxMoved',
  'max-losses': 'maxLosses',
  'max-error-rows': 'maxErrorRows',
  language: 'language',
} as const

const names = [...Object.keys(texts), 'groups', 'scope', 'mapping', 'recipients']
const optionOf = Object.fromEntries([
  ...names.map((name) => [name, `--${name}`]),
  ...Object.entries(texts).map(([name, field]) => [field, `--${name}`]),
])

/** `account set CODE …` and `account show CODE` (interface.md). An account that is not there, or names what is not there: exit 4. */
export async function run([verb, ...argv]: string[], io: CommandIo): Promise<number> {
  const say = speaker(io.ctx.language, 'accounts')
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true })
  const [code, ...more] = positionals
  if (!code || more.length > 0 || !(verb === 'set' || (verb === 'show' && Object.keys(values).length === 0)))
    throw new WrongUse(say('usage'))
  if (verb === 'show') return show(code, io)
  const done = await setAccount(io.ctx, inputOf(code, values as Record<string, string>, io))
  if (!done.ok) return refused(io, done.problems.map(spelledOut), optionOf)
  return show(code, io)
}

function inputOf(code: string, values: Record<string, string>, io: CommandIo): SetAccount {
  const input: Record<string, unknown> = { code }
  for (const [option, field] of Object.entries(texts)) if (values[option] !== undefined) input[field] = values[option]
  // The defaults of I20 come back with the word.
  for (const field of ['maxDeactivated', 'maxMoved', 'maxLosses', 'maxErrorRows']) if (input[field] === 'default') input[field] = null
  if (values.groups !== undefined) input.groups = listed(values.groups)
  if (values.recipients !== undefined) input.recipients = listed(values.recipients)
  if (values.scope !== undefined) input.scope = scopeOf(values.scope, io)
  if (values.mapping !== undefined) input.mapping = mappingOf(values.mapping, io)
  return input as SetAccount
}

const listed = (text: string): string[] => text.split(',').flatMap((part) => part.trim() || [])

function scopeOf(text: string, io: CommandIo): unknown {
  const [, kind, list = ''] = /^(all|groups|employers)(?::(.*))?$/s.exec(text.trim()) ?? []
  if (kind === 'all' && !list) return { kind }
  if (kind === 'groups' && list) return { kind, names: listed(list) }
  if (kind === 'employers' && list) return { kind, codes: listed(list) }
  throw new WrongUse(speaker(io.ctx.language, 'accounts')('scopeUnknown', { value: text }))
}

function mappingOf(file: string, io: CommandIo): unknown {
  try {
    return JSON.parse(readFileSync(io.path(file), 'utf8').replace(/^\ufeff/, ''))
  } catch (error) {
    throw new WrongUse(speaker(io.ctx.language, 'accounts')('mappingUnreadable', { file, message: (error as Error).message }))
  }
}

/** A list speaks of its place only where that helps: "recipients.1" is still the option --recipients. */
const spelledOut = (problem: Problem): Problem => {
  const [field, ...rest] = problem.field?.split('.') ?? []
  return field && field in optionOf && field !== 'mapping' && rest.length > 0 ? { ...problem, field } : problem
}

async function show(code: string, io: CommandIo): Promise<number> {
  const account = await showAccount(io.ctx, code)
  if (!account) return refused(io, [{ code: 'unknown-account', values: { account: code } }])
  const shown = { ...account, scope: scopeText(account.scope) }
  io.json(shown)
  if (!io.wantsJson) for (const line of lines(shown, io)) io.out(line)
  return exit.done
}

const scopeText = (scope: AccountView['scope']): string =>
  scope.kind === 'all' ? 'all' : `${scope.kind}:${(scope.kind === 'groups' ? scope.names : scope.codes).join(',')}`

function lines(account: Omit<AccountView, 'scope'> & { scope: string }, io: CommandIo): string[] {
  const say = speaker(io.ctx.language, 'accounts')
  const { code, name, groups, scope, template, element, identification, loginName, prefix, ssoDomain, contact, mapping } = account
  const limits = (['maxDeactivated', 'maxMoved', 'maxLosses', 'maxErrorRows'] as const).map(
    (field) => [field, account[field] ?? say('default')] as const,
  )
  const all = [
    ['name', name],
    ['groups', groups.join(', ')],
    ['scope', scope],
    ['template', template],
    ['element', element],
    ['identification', identification],
    ['loginName', loginName],
    ['prefix', prefix],
    ['ssoDomain', ssoDomain],
    ['contact', contact],
    ['mapping', mapping ? JSON.stringify(mapping) : say('standard')],
    ...limits,
    ['recipients', account.recipients.join(', ')],
    ['language', account.language],
  ] as const
  return [`${code}`, ...all.map(([field, value]) => `  ${say(`field.${field}`)}: ${value || '–'}`)]
}
