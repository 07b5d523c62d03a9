'use client'
import { useTranslations } from 'next-intl'
import { ChangedNote } from '@/components/form/changed-note'
import type { ChangedSince } from '@/components/form/use-base'
import type { Choices } from './details'
import { differing, type FieldName, type Values } from './values'

/** The difference between what was stored and what is now, to look at before one saves over it. */
export function Conflict({ was, by, at, values, choices }: ChangedSince<Values> & { values: Values; choices: Choices }) {
  const t = useTranslations('userForm')
  const shown = (name: FieldName, value: string) => {
    const options = { level: choices.levels, groupId: choices.groups, roleId: choices.roles }[name as 'level']
    return options?.find((option) => option.value === value)?.label ?? value
  }
  const lines = differing(was, values).map((name) => ({
    label: t(`fields.${name}`),
    was: shown(name, was[name]),
    now: shown(name, values[name]),
  }))
  return <ChangedNote by={by} at={at} lines={lines} otherwise={t('conflict')} />
}
