import type { UserForm } from '@/lib/users/panel-queries'
import type { CreateUser, SaveUser } from '@/lib/users/schema'

/** The fields of the form, as text: what is empty is "". */
export const names = [
  'code',
  'login',
  'level',
  'groupId',
  'roleId',
  'initials',
  'firstName',
  'prefixes',
  'lastName',
  'gender',
  'personnelNumber',
  'email',
  'email2',
  'phone',
  'phone2',
  'netId',
  'ssoDomain',
  'validFrom',
  'validUntil',
] as const

export type FieldName = (typeof names)[number]
export type Values = Record<FieldName, string>

export const blank = Object.fromEntries(names.map((name) => [name, ''])) as Values

export const valuesOf = (form: UserForm): Values =>
  Object.fromEntries(names.map((name) => [name, form[name] === null ? '' : String(form[name])])) as Values

/** The fields by which two forms differ. */
export const differing = (one: Values, other: Values): FieldName[] => names.filter((name) => one[name] !== other[name])

const read = (name: FieldName, text: string) => {
  if (name === 'groupId' || name === 'roleId') return text === '' ? null : Number(text)
  if (name === 'login' || name === 'level') return text
  return text === '' ? null : text
}

const inputOf = (values: Values, of: readonly FieldName[]) => Object.fromEntries(of.map((name) => [name, read(name, values[name])]))

/** What to store of a user that exists: only what differs, so that it spoils nothing that someone else changed meanwhile. */
export const changesOf = (values: Values, stored: Values) => inputOf(values, differing(values, stored)) as Omit<SaveUser, 'userId'>

export const newUserOf = (values: Values) => inputOf(values, names) as unknown as CreateUser
