'use client'
import { useTranslations } from 'next-intl'
import type { FieldName } from './values'

/** What the fields are called, and what a stored value is called on screen. */
export function useFieldWords() {
  const t = useTranslations('accountForm')
  const fields = useTranslations('accounts.field')
  const run = useTranslations('importWizard.settings')
  const labelOf = (name: FieldName): string => {
    if (name === 'code' || name === 'employerGroups' || name === 'employers') return t(name)
    // Named as in the step Instellingen of an import, where they stand again.
    if (name === 'template' || name === 'element' || name === 'identification' || name === 'loginName') return run(name)
    return fields(name)
  }
  const textOf = (name: FieldName, value: string): string => {
    if (value === '') return name === 'mapping' ? t('mapping.standardShort') : ''
    if (name === 'template') return run(`templates.${value as 'standaard'}`)
    if (name === 'element') return run(`elements.${value as 'afdeling'}`)
    if (name === 'identification') return run(`identifications.${value as 'code'}`)
    if (name === 'loginName') return run(`loginNames.${value as 'account'}`)
    if (name === 'contact') return t(`contacts.${value as 'never'}`)
    if (name === 'scope') return t(`scopes.${value as 'all'}`)
    if (name === 'language') return t(`languages.${value as 'nl'}`)
    if (name === 'mapping') return t('mapping.customShort')
    if (value === 'default' || value === 'off') return t(`limit.${value}`)
    return value
  }
  return { labelOf, textOf }
}
