'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Note } from '@/components/ui/note'
import type { Choices } from './details'
import type { Stored } from './editor'
import { differing, type FieldName, type Values } from './values'

type Base = { version: number; values: Values }
export type ConflictOf = { was: Values; by: string | null; at: string | null }

/**
 * What someone else changed while there were unsaved changes here: what was stored when these began. Null as long as nobody did.
 */
export function useBase(stored: Stored | null, values: Values, changes: number): ConflictOf | null {
  const now = stored?.version ?? 0
  const [base, setBase] = useState<Base>({ version: now, values })
  useEffect(() => {
    if (changes === 0 && base.version !== now) setBase({ version: now, values })
  }, [changes, now, base.version, values])
  if (!stored || changes === 0 || base.version === now) return null
  return { was: base.values, by: stored.changedBy, at: stored.changedAt }
}

/** The difference between what was stored and what is now, to look at before one saves over it. */
export function Conflict({ was, by, at, values, choices }: ConflictOf & { values: Values; choices: Choices }) {
  const t = useTranslations('userForm')
  const shown = (name: FieldName, value: string) => {
    if (value === '') return '–'
    if (name === 'level') return choices.levels.find((option) => option.value === value)?.label ?? value
    if (name === 'groupId') return choices.groups.find((option) => option.value === value)?.label ?? value
    if (name === 'roleId') return choices.roles.find((option) => option.value === value)?.label ?? value
    return value
  }
  const fields = differing(was, values)
  return (
    <Note kind="warning" title={t('conflict.title', { by: by ?? t('conflict.someone'), at: at ?? '' })}>
      <ul>
        {fields.map((name) => (
          <li key={name}>
            {t(`fields.${name}`)}: <s className="text-muted">{shown(name, was[name])}</s> → {shown(name, values[name])}
          </li>
        ))}
        {fields.length === 0 && <li>{t('conflict.grants')}</li>}
      </ul>
      <p>{t('conflict.next')}</p>
    </Note>
  )
}
