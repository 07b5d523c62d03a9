import type { HistoryRow } from '@/lib/history/queries'

type Image = HistoryRow['before']

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
// What says nothing to a person: numbers of rows, moments of the row itself, folded copies.
const isNoise = (name: string) => ['id', 'version', 'changed_at', 'created_at'].includes(name) || name.endsWith('_key')

/** What differs between two images of a row: the column, old struck out, new. One line; all of it as the title. */
export function Changes({ before, after }: { before: Image; after: Image }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((name) => !isNoise(name))
  const changed = names.filter((name) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(after?.[name] ?? null))
  if (changed.length === 0) return <span className="text-muted">–</span>
  return (
    <span
      className="block truncate text-small"
      title={changed.map((name) => `${name}: ${shown(before?.[name])} → ${shown(after?.[name])}`).join('\n')}
    >
      {changed.map((name) => (
        <span key={name} className="mr-3">
          <span className="text-muted">{name}</span> {before && <s className="text-muted">{shown(before[name])}</s>}
          {before && after && ' → '}
          {after && <span className="text-text">{shown(after[name])}</span>}
        </span>
      ))}
    </span>
  )
}
