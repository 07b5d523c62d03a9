'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { SelectField, TextField } from '@/components/form/fields'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Note } from '@/components/ui/note'
import type { Option } from '@/components/ui/select'
import { GroupField } from './group-field'
import { ReopenQuestion } from './reopen-question'
import type { FieldName, Values } from './values'

export type Choices = {
  levels: readonly Option[]
  genders: readonly Option[]
  roles: readonly Option[]
  groups: readonly Option[]
  /** There are more groups than these: they are searched for. */
  moreGroups: boolean
  /** Level and group are not to be changed by whoever looks (L7). */
  fixed: boolean
  /** The user has API clients that another group would close (W6); hidden: an Admin is not told whether it has (L7). */
  clients: boolean | 'hidden'
}

type Props = { hidden: boolean; choices: Choices; userId: number | null; stored: Values; onReopen: (reopen: boolean) => void }

/** The fields of a user, in the order of the design; on every width two beside each other where they are short. */
export function Details({ hidden, choices, userId, stored, onReopen }: Props) {
  const t = useTranslations('userForm')
  const { watch } = useFormContext<Values>()
  const name = (field: FieldName) => ({ name: field, label: t(`fields.${field}`), className: 'col-span-1' })
  const text = (field: FieldName, wide = false, rest: Partial<React.ComponentProps<typeof TextField>> = {}) => (
    <TextField {...name(field)} className={wide ? 'col-span-2' : 'col-span-1'} {...rest} />
  )
  const plain = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false, autoComplete: 'off' } as const
  const [group, level, from, until] = watch(['groupId', 'level', 'validFrom', 'validUntil'])
  const toSystem = userId !== null && level === 'system' && stored.level !== 'system'
  const fixed = (field: 'level' | 'groupId') => {
    const options = field === 'level' ? choices.levels : choices.groups
    const shown = options.find((option) => option.value === stored[field])?.label ?? t('noGroup')
    return (
      <Field label={t(`fields.${field}`)} id={`field-${field}`} help={t('ownFixed')}>
        <Input value={shown} readOnly className="bg-sunken" />
      </Field>
    )
  }
  return (
    <div hidden={hidden} className="grid grid-cols-2 items-start gap-3 [&[hidden]]:hidden">
      {text('code', true, { ...plain, autoFocus: userId === null })}
      {text('login', false, { ...plain, required: true })}
      {choices.fixed ? (
        fixed('level')
      ) : (
        <SelectField {...name('level')} options={choices.levels} help={toSystem ? t('toSystemHelp') : undefined} />
      )}
      <div className="col-span-2">
        {choices.fixed ? (
          fixed('groupId')
        ) : (
          <GroupField label={t('fields.groupId')} empty={t('noGroup')} groups={choices.groups} more={choices.moreGroups} />
        )}
      </div>
      <SelectField {...name('roleId')} className="col-span-2" options={choices.roles} empty={t('noRole')} />
      {choices.clients === 'hidden' && group !== stored.groupId && (
        <Note kind="warning" live className="col-span-2">
          {t('reopen.hidden')}
        </Note>
      )}
      {choices.clients === true && userId !== null && group !== stored.groupId && (
        <ReopenQuestion userId={userId} groupId={group} onAnswer={onReopen} />
      )}
      {text('initials')}
      {text('firstName')}
      {text('prefixes')}
      {text('lastName')}
      <SelectField {...name('gender')} options={choices.genders} empty="–" />
      {text('personnelNumber', false, plain)}
      {text('email', true, { ...plain, type: 'email' })}
      {text('email2', true, { ...plain, type: 'email' })}
      {text('phone', false, { type: 'tel', autoComplete: 'off' })}
      {text('phone2', false, { type: 'tel', autoComplete: 'off' })}
      {text('netId', false, plain)}
      {text('ssoDomain', false, plain)}
      {text('validFrom', false, { type: 'date', max: until || undefined })}
      {text('validUntil', false, { type: 'date', min: from || undefined, help: t('validityHelp') })}
    </div>
  )
}
