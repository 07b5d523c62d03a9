'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import type { MemberPage } from '@/lib/user-groups/member-queries'
import type { Counted } from './group-form'
import { MemberCombobox } from './member-combobox'
import { MemberList } from './member-list'
import { ComingRow } from './member-row'
import type { Arrangement } from './use-arrangement'

type Props = {
  group: { id: number; members: MemberPage; counted: Counted } | null
  arrangement: Arrangement
  errors: readonly string[]
}

/** The members in the form of a group: who is to be added stands on top, then who is in it, page by page; all of it waits for Opslaan. */
export function Members({ group, arrangement, errors }: Props) {
  const t = useTranslations('groupForm')
  const [said, setSaid] = useState('')
  const counted = group?.counted
  const coming = arrangement.add.length
  const figures = [
    ...(coming > 0 && !counted?.count
      ? []
      : [counted?.more ? t('membersMany', { count: counted.count }) : t('membersCounted', { count: counted?.count ?? 0 })]),
    ...(coming > 0 ? [t('membersComing', { count: coming })] : []),
    ...(counted && counted.deactivated > 0 ? [t('ofWhichDeactivated', { count: counted.deactivated })] : []),
  ]
  return (
    <fieldset className="mt-2 grid min-w-0 gap-3 border-line border-t pt-4">
      <legend className="sr-only">{t('members')}</legend>
      <p className="flex items-baseline gap-2">
        <span aria-hidden className="font-semibold">
          {t('members')}
        </span>
        <span className="text-muted text-small">{figures.join(', ')}</span>
      </p>
      <Field
        label={t('add')}
        help={t('addHelp')}
        error={
          errors.length > 0 &&
          errors.map((text) => (
            <span key={text} className="block">
              {text}
            </span>
          ))
        }
        id="field-members"
      >
        <MemberCombobox
          groupId={group?.id ?? null}
          coming={arrangement.add}
          onChoose={(user) => {
            arrangement.take(user)
            setSaid(user.group ? t('movedAloud', { login: user.login, group: user.group.name }) : t('addedAloud', { login: user.login }))
          }}
        />
      </Field>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {arrangement.add.length > 0 && (
        <ul aria-label={t('willBeAdded')} className="grid gap-px">
          {arrangement.add.map((user) => (
            <ComingRow
              key={user.id}
              user={user}
              onUndo={() => {
                arrangement.drop(user)
                setSaid(t('undoneAloud', { login: user.login }))
              }}
            />
          ))}
        </ul>
      )}
      {group && <MemberList group={group} arrangement={arrangement} onSay={setSaid} />}
    </fieldset>
  )
}
