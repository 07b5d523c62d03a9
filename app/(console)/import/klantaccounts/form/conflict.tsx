'use client'
import { useTranslations } from 'next-intl'
import { ChangedNote } from '@/components/form/changed-note'
import type { ChangedSince } from '@/components/form/use-base'
import { useFieldWords } from './use-field-words'
import { differing, itemsOf, type Values } from './values'

/** What someone else changed of the account, list by list what came and went. */
export function Conflict({ was, by, at, values }: ChangedSince<Values> & { values: Values }) {
  const t = useTranslations('accountForm')
  const { labelOf, textOf } = useFieldWords()
  const lists = ['groups', 'employerGroups', 'employers'] as const
  const few = (text: string) => {
    const items = itemsOf(text)
    return items.length > 5 ? t('fewOf', { names: items.slice(0, 5).join(', '), more: items.length - 5 }) : items.join(', ')
  }
  const lines = differing(was, values).map((name) => {
    const shown = (text: string) => (lists.some((list) => list === name) ? few(text) : textOf(name, text))
    return { label: labelOf(name), was: shown(was[name]), now: shown(values[name]) }
  })
  return <ChangedNote by={by} at={at} lines={lines} otherwise={t('changedElsewhere')} />
}
