'use client'
import { useTranslations } from 'next-intl'
import { Note } from '@/components/ui/note'
import type { Choices } from './details'
import type { ConflictOf } from './use-base'
import { differing, type FieldName, type Values } from './values'

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
