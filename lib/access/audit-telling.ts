import type { Named, Names } from '@/lib/history/names'
import type { HistoryRow } from '@/lib/history/queries'
import { day, moment } from '@/lib/kernel/clock'
import type { Language } from '@/lib/kernel/context'
import { sentences, speaker } from '@/lib/kernel/words'
import { isNodeKey, nodeOf } from '@/lib/menus/nodes'

/** One column of a record that differs: what it was and what it became; null where the record has no such side. */
export type Difference = { column: string; name: string; was: string | null; is: string | null }

// What says nothing to a person: numbers of rows, moments of the row itself, folded copies.
const isNoise = (column: string) => ['id', 'version', 'changed_at', 'created_at'].includes(column) || column.endsWith('_key')

const snake = (key: string) => key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)

/** Tells records of the history in the words of a reader; `names` are those of the things that they point at. */
export function auditTeller(language: Language, names: Names) {
  const say = speaker(language, 'historyList')
  const word = (area: string, key: string, otherwise: string) =>
    ownText(sentences(language).historyList, [...area.split('.'), key]) ?? otherwise
  const called = ({ number, name, gone }: Named) =>
    name === null ? say('number', { number }) : gone ? say('gone', { name, number }) : name
  const nameOf = (column: string) => word('columns', snake(column), snake(column).replaceAll('_', ' '))

  const shown = (column: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–'
    const pointed = names(column, value)
    if (pointed)
      return (
        pointed.map((one) => (column === 'run_id' ? say('runOf', { run: one.number, file: called(one) }) : called(one))).join(', ') || '–'
      )
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
    if (Array.isArray(value)) return value.map((part) => shown(column, part)).join(', ') || '–'
    if (typeof value === 'object') {
      const filled = Object.entries(value).filter(([, part]) => part !== null && part !== '' && !isEmptyObject(part))
      return filled.map(([key, part]) => `${nameOf(key)}: ${within(part, shown(key, part))}`).join(', ') || '–'
    }
    const text = String(value)
    if (column === 'node') return isNodeKey(text) ? nodeOf(text).name[language] : text
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text)
    if (/^\d{4}-\d\d-\d\d[T ][\d:.]+(Z|[+-]\d\d(:?\d\d)?)$/.test(text)) return moment(new Date(text))
    return /^[a-z-]+$/.test(text) ? word(`values.${snake(column)}`, text, text) : text
  }

  return {
    /** Whoever acted, as history names it; what the product did by itself in the words of the reader. */
    actor: (name: string) => word('actors', name, name),
    means: (means: string) => word('by', means, means),
    thing: ({ thing }: Pick<HistoryRow, 'thing'>) => say(`things.${thing}`),
    action: (action: string) => word('actions', action, action),
    /** Whom or what it was about, by the name that a person knows it by; of what links two things, both. */
    subject({ thing, user, before, after }: Pick<HistoryRow, 'thing' | 'user' | 'before' | 'after'>): string {
      const image: Record<string, unknown> = { ...before, ...after }
      const node = String(image.node ?? '')
      const employers = names('employer_id', image.employer_id)?.flatMap(({ name }) => name ?? []) ?? []
      if (thing === 'employee') return [image.number, ...employers].join(' · ')
      const own = user ?? image.name ?? image.code ?? (isNodeKey(node) ? nodeOf(node).name[language] : image.account)
      if (own !== undefined && own !== null) return String(own)
      return ['group_id', 'employer_group_id', 'employer_id']
        .flatMap((column) => names(column, image[column])?.flatMap(({ name }) => name ?? []) ?? [])
        .join(' · ')
    },
    /** The columns in which the two images differ. */
    differences({ before, after }: Pick<HistoryRow, 'before' | 'after'>): Difference[] {
      const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((column) => !isNoise(column))
      return columns
        .filter((column) => JSON.stringify(before?.[column] ?? null) !== JSON.stringify(after?.[column] ?? null))
        .map((column) => ({
          column,
          name: nameOf(column),
          was: before && shown(column, before[column]),
          is: after && shown(column, after[column]),
        }))
    },
  }
}

/** The text at the end of a path; what every object has (`constructor`) is no word, whoever is called so. */
function ownText(root: object, path: readonly string[]): string | undefined {
  let at: unknown = root
  for (const part of path) at = typeof at === 'object' && at !== null && Object.hasOwn(at, part) ? at[part as keyof typeof at] : undefined
  return typeof at === 'string' ? at : undefined
}

const isEmptyObject = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0
/** What holds names of its own stands in brackets, so that it is clear where it ends. */
const within = (value: unknown, text: string) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? `(${text})` : text)

export type AuditTeller = ReturnType<typeof auditTeller>
