'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useId, useMemo, useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { SelectField, TextField } from '@/components/form/fields'
import { Field, Unsaved } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Note } from '@/components/ui/note'
import { RadioGroup } from '@/components/ui/radio-group'
import type { EmployerChoice, EmployerGroupChoice, GroupUse } from '@/lib/import/accounts/choice-queries'
import { countedAtMost } from '@/lib/import/accounts/rules'
import { ChosenField } from './chosen-field'
import { consequencesOf, safeguards } from './consequences'
import { LimitField } from './limit-field'
import { MappingField } from './mapping-field'
import { useFieldWords } from './use-field-words'
import type { Values } from './values'

export type Known = { groups: readonly GroupUse[]; employerGroups: readonly EmployerGroupChoice[]; employers: readonly EmployerChoice[] }
type Props = { code: string | null; stored: Values; known: Known; mapping: ReactNode }

const plain = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false, autoComplete: 'off' } as const
const choices = {
  scope: ['all', 'groups', 'employers'],
  template: ['standaard', 'volledig'],
  element: ['werkgever', 'afdeling', 'werknemer'],
  identification: ['groep-en-code', 'code'],
  loginName: ['account', 'prefix', 'kolom'],
  contact: ['delivered', 'always', 'never'],
} as const
type Choice = keyof typeof choices

/** Every setting of an account, grouped, each choice with its consequence in words; what saving brings about stands at the choice that does it. */
export function Details({ code, stored, known, mapping }: Props) {
  const t = useTranslations('accountForm')
  const run = useTranslations('importWizard.settings')
  const { labelOf, textOf } = useFieldWords()
  const values = useFormContext<Values>().watch()
  const [groups, foundGroup] = useKnown(known.groups, nameOf)
  const [employerGroups, foundEmployerGroup] = useKnown(known.employerGroups, nameOf)
  const [employers, foundEmployer] = useKnown(known.employers, codeOf)
  const effects = consequencesOf(values, code === null ? null : stored, groups)
  const people = (count: number) => (count > countedAtMost ? t('moreThan', { count: countedAtMost }) : t('active', { count }))
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' })
  const listed = (names: readonly string[]) => list.format(names)
  const word = (values.name.trim() || values.code.trim()).split(' ')[0] || 'Demo'
  const named = values.groups === '' ? t('theGroups') : listed(values.groups.split('\n'))
  const help: Record<Choice, (value: string) => string | undefined> = {
    scope: (value) => t(`scopeHelp.${value as 'all'}`),
    template: (value) => run(`templateHelp.${value as 'volledig'}`, { groups: named }),
    element: (value) => run(`elementHelp.${value as 'afdeling'}`),
    identification: (value) => run(`identificationHelp.${value as 'code'}`),
    loginName: (value) => run(`loginNameHelp.${value as 'account'}`, { example: word }),
    contact: (value) => run(`contacts.${value as 'never'}`),
  }
  const choice = (name: Choice) => (
    <ChoiceField
      name={name}
      label={labelOf(name)}
      choices={choices[name].map((value) => ({ value, label: textOf(name, value), help: help[name](value) }))}
    />
  )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <TextField name="name" label={labelOf('name')} help={t('nameHelp')} required autoFocus={code === null} />
      {code === null ? (
        <TextField name="code" label={labelOf('code')} help={t('codeHelp')} required {...plain} />
      ) : (
        <Field label={labelOf('code')} id="field-code" help={t('codeFixed')}>
          <Input value={code} readOnly mono className="bg-sunken" />
        </Field>
      )}
      <Part title={t('parts.whom')}>
        <ChosenField
          name="groups"
          label={labelOf('groups')}
          help={t('groupsHelp')}
          address={`/api/keuzes/klantaccounts/groepen?${new URLSearchParams({ account: code ?? '' })}`}
          keyOf={nameOf}
          detailOf={({ active, accounts }) =>
            [people(active), ...(accounts.length > 0 ? [t('alsoOf', { accounts: listed(accounts.map(nameOf)) })] : [])].join(' · ')
          }
          known={groups}
          onFound={foundGroup}
        >
          {values.groups === '' && <Note>{run('noGroups')}</Note>}
          {effects.refusesOwn.map(({ group, accounts }) => (
            <Warning key={group}>{t('refusesOwn', { group, accounts: listed(accounts) })}</Warning>
          ))}
          {effects.refusesOthers.map(({ group, accounts }) => (
            <Warning key={`${group} others`}>{t('refusesOthers', { group, accounts: listed(accounts), count: accounts.length })}</Warning>
          ))}
        </ChosenField>
        {choice('scope')}
        {values.scope === 'groups' && (
          <ChosenField
            name="employerGroups"
            label={labelOf('employerGroups')}
            address="/api/keuzes/klantaccounts/werkgevergroepen"
            keyOf={nameOf}
            detailOf={({ employers: count }) => t('employersCounted', { count })}
            known={employerGroups}
            onFound={foundEmployerGroup}
          />
        )}
        {values.scope === 'employers' && (
          <ChosenField
            name="employers"
            label={labelOf('employers')}
            address="/api/keuzes/klantaccounts/werkgevers"
            keyOf={codeOf}
            detailOf={({ name, ended }) => (ended ? t('ended', { name }) : name)}
            known={employers}
            onFound={foundEmployer}
          />
        )}
        {effects.widens && <Warning>{t('widens')}</Warning>}
      </Part>
      <Part title={t('parts.what')}>
        {choice('template')}
        {effects.deactivates && (
          <Warning>{t('deactivates', { groups: listed(effects.deactivates.groups), active: people(effects.deactivates.active) })}</Warning>
        )}
        {choice('element')}
        {choice('identification')}
      </Part>
      <Part title={t('parts.users')}>
        {choice('loginName')}
        {values.loginName === 'prefix' && (
          <TextField name="prefix" label={labelOf('prefix')} help={run('prefixHelp')} required className="ml-6" {...plain} />
        )}
        {choice('contact')}
        <TextField name="ssoDomain" label={labelOf('ssoDomain')} help={t('ssoHelp')} {...plain} />
      </Part>
      <Part title={t('parts.limits')}>
        <p className="text-secondary text-small">{t('limitsHelp')}</p>
        {safeguards.map((name) => (
          <LimitField key={name} name={name} label={labelOf(name)}>
            {effects.off.includes(name) && <Warning>{t(name === 'maxErrorRows' ? 'offErrorRows' : `off.${name}`)}</Warning>}
          </LimitField>
        ))}
      </Part>
      <Part title={t('parts.columns')}>
        <MappingField stored={stored.mapping !== ''}>{mapping}</MappingField>
      </Part>
      <Part title={t('parts.report')}>
        <TextField name="recipients" label={labelOf('recipients')} help={t('recipientsHelp')} {...plain} />
        <SelectField
          name="language"
          label={labelOf('language')}
          options={(['nl', 'en'] as const).map((value) => ({ value, label: textOf('language', value) }))}
        />
      </Part>
    </div>
  )
}

const nameOf = ({ name }: { name: string }) => name
const codeOf = ({ code }: { code: string }) => code

/** What is known by key: as it came with the panel, and what one found since. */
function useKnown<Item>(given: readonly Item[], keyOf: (item: Item) => string): [ReadonlyMap<string, Item>, (item: Item) => void] {
  const [found, setFound] = useState<readonly Item[]>([])
  const known = useMemo(() => new Map([...found, ...given].map((item) => [keyOf(item), item])), [found, given, keyOf])
  return [known, (item) => setFound([...found, item])]
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-4 border-line border-t pt-4">
      <h3 id={id} className="font-semibold">
        {title}
      </h3>
      {children}
    </section>
  )
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <Note kind="warning" live>
      {children}
    </Note>
  )
}

type ChoiceProps = { name: Choice; label: string; choices: readonly { value: string; label: string; help?: string }[] }

/** One of a few, as RadioGroup, with the mark of a value that is not stored yet. */
function ChoiceField({ name, label, choices: among }: ChoiceProps) {
  const ui = useTranslations('ui')
  const { field, fieldState } = useController<Values, Choice>({ name })
  return (
    <RadioGroup
      name={name}
      label={
        <span className="flex items-center gap-1.5">
          {label}
          {fieldState.isDirty && <Unsaved label={ui('unsaved', { count: 1 })} />}
        </span>
      }
      choices={among}
      value={field.value}
      onChange={field.onChange}
      error={fieldState.error?.message}
    />
  )
}
