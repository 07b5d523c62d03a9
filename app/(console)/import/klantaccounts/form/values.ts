import type { AccountView } from '@/lib/import/accounts/queries'
import type { CreateAccount, SaveAccount } from '@/lib/import/accounts/schema'
import type { Problem } from '@/lib/kernel/result'

/** The fields of the form, in its order. */
export const names = [
  'name',
  'code',
  'groups',
  'scope',
  'employerGroups',
  'employers',
  'template',
  'element',
  'identification',
  'loginName',
  'prefix',
  'mapping',
  'contact',
  'ssoDomain',
  'maxDeactivated',
  'maxMoved',
  'maxLosses',
  'maxErrorRows',
  'recipients',
  'language',
] as const

export type FieldName = (typeof names)[number]

/**
 * All of it as text, so that two values are the same when their texts are: a list is one item a line, in order; a safeguard `default`, `off`, "10" or
 * "5%"; the mapping `kept` or, where there is none or it is to be taken away, "".
 */
export type Values = Record<FieldName, string>

/** What an account has that is made without naming more (interface.md). */
export const blank: Values = {
  ...(Object.fromEntries(names.map((name) => [name, ''])) as Values),
  scope: 'all',
  template: 'standaard',
  element: 'afdeling',
  identification: 'groep-en-code',
  loginName: 'account',
  contact: 'delivered',
  maxDeactivated: 'default',
  maxMoved: 'default',
  maxLosses: 'default',
  maxErrorRows: 'default',
  language: 'nl',
}

const limits = ['maxDeactivated', 'maxMoved', 'maxLosses', 'maxErrorRows'] as const
const isLimit = (name: FieldName): name is (typeof limits)[number] => limits.some((limit) => limit === name)

/** The items of a list; no name holds a line break, as no setting holds a control character. */
export const itemsOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))
const listOf = (items: readonly string[]): string => items.toSorted().join('\n')
export const withItem = (text: string, item: string): string => listOf([...new Set([...itemsOf(text), item])])
export const withoutItem = (text: string, item: string): string => listOf(itemsOf(text).filter((other) => other !== item))

/** Several addresses in one line, however they are separated. */
const addressesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

export function valuesOf(account: AccountView): Values {
  const { scope, groups, recipients, mapping } = account
  const texts = [
    'name',
    'code',
    'template',
    'element',
    'identification',
    'loginName',
    'prefix',
    'contact',
    'ssoDomain',
    'language',
  ] as const
  return {
    ...blank,
    ...Object.fromEntries(texts.map((name) => [name, account[name] ?? ''])),
    ...Object.fromEntries(limits.map((name) => [name, account[name] ?? 'default'])),
    groups: listOf(groups),
    scope: scope.kind,
    employerGroups: scope.kind === 'groups' ? listOf(scope.names) : '',
    employers: scope.kind === 'employers' ? listOf(scope.codes) : '',
    mapping: mapping ? 'kept' : '',
    recipients: recipients.join(', '),
  }
}

/** The fields by which two forms differ. */
export const differing = (one: Values, other: Values): FieldName[] => names.filter((name) => one[name] !== other[name])

function scopeOf({ scope, employerGroups, employers }: Values) {
  if (scope === 'groups') return { kind: 'groups' as const, names: itemsOf(employerGroups) }
  if (scope === 'employers') return { kind: 'employers' as const, codes: itemsOf(employers) }
  return { kind: 'all' as const }
}

function settingsOf(values: Values, fields: readonly FieldName[]): object {
  const one = (name: FieldName): object => {
    if (name === 'scope' || name === 'employerGroups' || name === 'employers') return { scope: scopeOf(values) }
    if (name === 'groups') return { groups: itemsOf(values.groups) }
    if (name === 'recipients') return { recipients: addressesOf(values.recipients) }
    if (name === 'mapping') return values.mapping === '' ? { mapping: null } : {}
    if (isLimit(name)) return { [name]: values[name] === 'default' ? null : values[name] }
    return { [name]: values[name] }
  }
  return Object.assign({}, ...fields.filter((name) => name !== 'code').map(one))
}

/** What to store of an account that exists: only what differs, so that it spoils nothing that someone else changed meanwhile. */
export const changesOf = (values: Values, stored: Values) =>
  settingsOf(values, differing(values, stored)) as Omit<SaveAccount, 'code' | 'version'>

export const newAccountOf = (values: Values) => ({ ...settingsOf(values, names), code: values.code }) as CreateAccount

/** A refusal at the field of the form that it is about. */
export function atField(problem: Problem, values: Values): Problem {
  const [field, place] = (problem.field ?? '').split('.')
  if (field === 'recipients' && problem.code === 'invalid-email')
    return { code: 'invalid-recipient', field, values: { value: addressesOf(values.recipients)[Number(place)] ?? '' } }
  if (problem.code === 'invalid-limit') return { code: values[field as FieldName].endsWith('%') ? 'limit-percent' : 'limit-count', field }
  if (field !== 'scope') return field ? { ...problem, field } : problem
  const list = values.scope === 'groups' ? 'employerGroups' : 'employers'
  return problem.code === 'too-small' ? { code: 'scope-empty', field: list } : { ...problem, field: list }
}
