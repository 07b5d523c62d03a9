import { getTranslations } from 'next-intl/server'
import { day, moment } from '@/app/format'
import type { HistoryRow } from '@/lib/history/queries'

type Image = HistoryRow['before']

// What says nothing to a person: numbers of rows, moments of the row itself, folded copies.
const isNoise = (name: string) => ['id', 'version', 'changed_at', 'created_at'].includes(name) || name.endsWith('_key')

/** What differs between two images of a row: the column, old struck out, new. One line; all of it as the title. */
export async function Changes({ before, after }: { before: Image; after: Image }) {
  const t = await getTranslations('historyList')
  const word = (key: string, otherwise: string) => (t.has(key as 'yes') ? t(key as 'yes') : otherwise)
  const shown = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–'
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (Array.isArray(value)) return value.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join(', ')
    if (typeof value === 'object') return JSON.stringify(value)
    const text = String(value)
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text)
    if (/^\d{4}-\d\d-\d\d[T ][\d:.]+(Z|[+-]\d\d(:?\d\d)?)$/.test(text)) return moment(new Date(text))
    return /^[a-z-]+$/.test(text) ? word(`values.${name}.${text}`, text) : text
  }
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((name) => !isNoise(name))
  const changed = names
    .filter((name) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(after?.[name] ?? null))
    .map((name) => ({ name: word(`columns.${name}`, name), was: shown(name, before?.[name]), is: shown(name, after?.[name]) }))
  if (changed.length === 0) return <span className="text-muted">–</span>
  return (
    <span
      className="block truncate text-small"
      title={changed.map(({ name, was, is }) => `${name}: ${[before && was, after && is].filter(Boolean).join(' → ')}`).join('\n')}
    >
      {changed.map(({ name, was, is }) => (
        <span key={name} className="mr-3">
          <span className="text-muted">{name}</span> {before && <s className="text-muted">{was}</s>}
          {before && after && ' → '}
          {after && <span className="text-text">{is}</span>}
        </span>
      ))}
    </span>
  )
}
