import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { day, moment } from '@/app/format'
import { currentLanguage } from '@/app/words'
import type { Names } from '@/lib/history/names'
import type { HistoryRow } from '@/lib/history/queries'
import { isNodeKey, nodeOf } from '@/lib/menus/nodes'

// What says nothing to a person: numbers of rows, moments of the row itself, folded copies.
const isNoise = (name: string) => ['id', 'version', 'changed_at', 'created_at'].includes(name) || name.endsWith('_key')

/** Whoever acted, as history names it; what the product did by itself in the words of the reader. */
export async function Actor({ name }: { name: string }) {
  const t = await getTranslations('historyList')
  return t.has(`actors.${name}` as 'actors.inloggen') ? t(`actors.${name}` as 'actors.inloggen') : name
}

type Row = Pick<HistoryRow, 'before' | 'after'>

/** What differs between the two images of a record, in words: the column, old struck out, new. One line, that opens to all of it. */
export async function Changes({ row: { before, after }, names, className }: { row: Row; names: Names; className?: string }) {
  const [t, language] = await Promise.all([getTranslations('historyList'), currentLanguage()])
  const word = (key: string, otherwise: string) => (t.has(key as 'yes') ? t(key as 'yes') : otherwise)
  const called = ({ number, name, gone }: NonNullable<ReturnType<Names>>[number]) =>
    name === null ? t('number', { number }) : gone ? t('gone', { name, number }) : name
  const shown = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–'
    const pointed = names(name, value)
    if (pointed)
      return pointed.map((one) => (name === 'run_id' ? t('runOf', { run: one.number, file: called(one) }) : called(one))).join(', ') || '–'
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (Array.isArray(value)) return value.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join(', ')
    if (typeof value === 'object') return JSON.stringify(value)
    const text = String(value)
    if (name === 'node') return isNodeKey(text) ? nodeOf(text).name[language] : text
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text)
    if (/^\d{4}-\d\d-\d\d[T ][\d:.]+(Z|[+-]\d\d(:?\d\d)?)$/.test(text)) return moment(new Date(text))
    return /^[a-z-]+$/.test(text) ? word(`values.${name}.${text}`, text) : text
  }
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((name) => !isNoise(name))
  const changed = columns
    .filter((name) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(after?.[name] ?? null))
    .map((name) => ({ name: word(`columns.${name}`, name), was: shown(name, before?.[name]), is: shown(name, after?.[name]) }))
  if (changed.length === 0) return null
  const each = changed.map(({ name, was, is }) => (
    <span
      key={name}
      className="mr-3 group-open/changes:mr-0 group-open/changes:block group-open/changes:whitespace-normal group-open/changes:break-words"
    >
      <span className="text-muted">{name}</span> {before && <s className="text-muted">{was}</s>}
      {before && after && ' → '}
      {after && <span className="text-text">{is}</span>}
    </span>
  ))
  return (
    <details className={clsx('group/changes text-small', className)}>
      <summary className="flex cursor-pointer list-none items-start gap-1 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="mt-1 size-3 shrink-0 text-muted group-open/changes:rotate-90" />
        <span className="min-w-0 flex-1 truncate">{each}</span>
      </summary>
    </details>
  )
}
