'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { ActionBar } from '@/components/ui/action-bar'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Tag } from '@/components/ui/tag'
import type { Element, Identification, LoginNameMethod, Template } from '@/lib/import/runs/view'
import { configure } from '../../actions'
import { Go, Submit } from '../../buttons'

export type Settings = { template: Template; element: Element; identification: Identification; loginName: LoginNameMethod; prefix: string }
type Choice = Exclude<keyof Settings, 'prefix'>

const choices = {
  template: ['standaard', 'volledig'],
  element: ['werkgever', 'afdeling', 'werknemer'],
  identification: ['groep-en-code', 'code'],
  loginName: ['account', 'prefix', 'kolom'],
} as const satisfies { [K in Choice]: readonly Settings[K][] }

/** The settings of this run: each choice with its consequence in words; what differs from the account is marked. */
export function SettingsForm({
  run,
  chosen,
  own,
  account,
  groups,
  head,
  aside,
}: {
  run: string
  chosen: Settings
  own: Settings
  account: string
  groups: string
  head: ReactNode
  aside: ReactNode
}) {
  const t = useTranslations('importWizard.settings')
  const go = useTranslations('importWizard')
  const ui = useTranslations('ui')
  const say = useProblemText()
  const router = useRouter()
  const [settings, setSettings] = useState(chosen)
  const { run: send, busy, problems } = useAction(configure, () => router.push(`/import/${run}/kolommen`))
  const words = {
    template: (value: Template) => ({ label: t(`templates.${value}`), help: t(`templateHelp.${value}`, { groups }) }),
    element: (value: Element) => ({ label: t(`elements.${value}`), help: t(`elementHelp.${value}`) }),
    identification: (value: Identification) => ({ label: t(`identifications.${value}`), help: t(`identificationHelp.${value}`) }),
    loginName: (value: LoginNameMethod) => ({
      label: t(`loginNames.${value}`),
      help: t(`loginNameHelp.${value}`, { example: account.split(' ')[0] ?? account }),
    }),
  }
  const legends: Record<Choice, string> = {
    template: t('template'),
    element: t('element'),
    identification: t('identification'),
    loginName: t('loginName'),
  }
  const group = <K extends Choice>(name: K) => (
    <RadioGroup
      label={<Legend text={legends[name]} changed={settings[name] !== own[name] ? t('changed', { account }) : undefined} />}
      name={name}
      defaultValue={chosen[name]}
      onChange={(value) => setSettings({ ...settings, [name]: value as Settings[K] })}
      choices={choices[name].map((value) => ({ value, ...(words[name] as (value: string) => { label: string; help: string })(value) }))}
    />
  )
  return (
    <form
      noValidate
      className="flex min-h-full flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        const { prefix, ...rest } = Object.fromEntries(new FormData(event.currentTarget)) as unknown as Settings
        send({ run, overrides: prefix === undefined ? rest : { ...rest, prefix: prefix.trim() } })
      }}
    >
      <div className="flex min-h-0 flex-1 max-lg:flex-col">
        <div className="min-w-0 flex-1">
          {head}
          <div className="grid max-w-3xl gap-6 px-6 pb-8 max-md:px-4">
            <ErrorSummary
              title={t('refused')}
              errors={problems.map((problem) => ({ name: problem.field === 'prefix' ? 'prefix' : undefined, text: say(problem) }))}
            />
            {group('template')}
            {group('element')}
            {group('identification')}
            <div>
              {group('loginName')}
              {settings.loginName === 'prefix' && (
                <Field label={t('prefix')} help={t('prefixHelp')} className="mt-1 ml-6 max-w-60">
                  <Input name="prefix" defaultValue={chosen.prefix} maxLength={32} autoComplete="off" />
                </Field>
              )}
            </div>
          </div>
        </div>
        {aside}
      </div>
      <ActionBar>
        <Go href={`/import/${run}/bestand`}>{ui('previous')}</Go>
        <Submit busy={busy}>{go('file.next')}</Submit>
      </ActionBar>
    </form>
  )
}

function Legend({ text, changed }: { text: string; changed?: string }) {
  return (
    <span className="flex items-center gap-2">
      {text}
      {changed && <Tag tone="warning">{changed}</Tag>}
    </span>
  )
}
