'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Form } from '@/components/form/form'
import { SaveBar } from '@/components/form/save-bar'
import { type Stored as StoredForm, useBase } from '@/components/form/use-base'
import { useCommandForm } from '@/components/form/use-command-form'
import { lazily } from '@/components/ui/lazily'
import { Panel } from '@/components/ui/panel'
import { TabPanel, TabRow } from '@/components/ui/tabs'
import { toast } from '@/components/ui/toast'
import type { Result } from '@/lib/kernel/result'
import { create, save } from './actions'
import { type Choices, Details } from './details'
import { LazyGrants } from './grants/lazy'
import { type GrantSource, useGrantChanges } from './grants/use-grant-changes'
import { changesOf, type FieldName, newUserOf, type Values } from './values'

const Conflict = lazily(() => import('./conflict').then((module) => module.Conflict))
const Made = lazily(() => import('./made').then((module) => module.Made))

export type Tab = 'details' | 'grants' | 'access' | 'sessions' | 'history'
export type Stored = StoredForm & { userId: number }

export type EditorProps = {
  /** What is stored of the user; null: a new one. */
  stored: Stored | null
  values: Values
  choices: Choices
  /** How long a one-time link works. */
  linkHours: number
  grants: GrantSource
  tab: Tab
  tabs: readonly { name: Tab; label: string; href: string; count?: ReactNode }[]
  closeHref: string
  /** The address of a user's panel, to go to the one that was made: "{login}" stands for its login name. */
  madeHref: string
  words: { title: ReactNode; subtitle?: ReactNode; notes?: ReactNode }
  actions?: ReactNode
  destructive?: ReactNode
  /** What the chosen tab shows, where the server draws it. */
  children?: ReactNode
}

type Saved = { link?: string | null; mailedTo?: string | null }
const formId = 'gebruiker'
const partId = 'gebruiker-deel'

/** The panel of one user: one form over several tabs, one Opslaan for all of it. */
export function UserEditor({
  stored,
  values,
  choices,
  linkHours,
  grants,
  tab,
  tabs,
  closeHref,
  madeHref,
  words,
  actions,
  destructive,
  children,
}: EditorProps) {
  const t = useTranslations('userForm')
  const ui = useTranslations('ui')
  const router = useRouter()
  const [made, setMade] = useState<{ login: string; link: string | null; mailedTo: string | null } | null>(null)
  const pending = useGrantChanges(grants)

  const store = async (typed: Values): Promise<Result<Saved>> => {
    if (pending.half) return { ok: false, problems: [{ code: 'grant-not-added', values: { name: pending.half } }] }
    if (!stored) return create({ ...newUserOf(typed), grants: pending.forNew() })
    const { reopenClients, ...fields } = { ...changesOf(typed, values), reopenClients: typed.groupId !== values.groupId && reopen }
    const result = await save({ userId: stored.userId, version: stored.version, ...fields, reopenClients, grants: pending.forStored() })
    const conflict = result.ok ? undefined : result.problems.find(({ code }) => code === 'changed-meanwhile')
    if (!conflict) return result
    const gone = String(conflict.values?.gone ?? '')
    if (gone) pending.forget(new Set(gone.split(',').map(Number)))
    router.refresh()
    return { ok: false, problems: [{ code: 'changed-while-editing' }] }
  }
  const [reopen, setReopen] = useState(false)
  const command = useCommandForm<Values, Saved>({
    action: store,
    values,
    onDone: ({ link = null, mailedTo = null }) => {
      pending.clear()
      if (stored) toast('done', t('saved'))
      else setMade({ login: command.form.getValues('login').trim(), link, mailedTo })
    },
  })
  const changes = command.changes + pending.count
  const conflict = useBase(stored, values, changes)

  // On top it is not clear by itself which field a sentence is about.
  const errors = command.errors.map(({ name, text }) => (name ? { name, text: `${t(`fields.${name as FieldName}`)}: ${text}` } : { text }))
  const href = (name: Tab) => tabs.find((entry) => entry.name === name)?.href
  const wrongField = command.errors.some(({ name }) => name !== undefined)
  useEffect(() => {
    // What is wrong stands at its field; it must be seen.
    if (wrongField && tab !== 'details') router.replace(href('details')!, { scroll: false })
  }, [wrongField])

  const close = () => {
    if (changes > 0 && !confirm(ui('leaveQuestion'))) return
    router.push(closeHref, { scroll: false })
  }
  if (made) {
    const another = () => {
      command.form.reset(values, { keepDirtyValues: false })
      setMade(null)
    }
    const userHref = madeHref.replace('%7Blogin%7D', encodeURIComponent(made.login))
    return <Made {...made} hours={linkHours} closeHref={closeHref} userHref={userHref} onAnother={another} />
  }
  return (
    <Panel
      title={words.title}
      subtitle={words.subtitle}
      onClose={close}
      closeLabel={ui('close')}
      actions={actions}
      tabs={
        tabs.length > 1 && (
          <TabRow
            label={t('tabs.label')}
            panel={partId}
            stays
            current={href(tab)}
            tabs={tabs.map(({ label, href, count }) => ({ name: label, href, count }))}
            className="h-10 shrink-0 gap-3.5! border-line-strong border-b px-5 text-small"
          />
        )
      }
      foot={<SaveBar form={formId} changes={changes} busy={command.busy} destructive={destructive} />}
    >
      <TabPanel id={partId}>
        <Form command={{ ...command, changes, errors }} id={formId} className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {conflict && <Conflict {...conflict} values={values} choices={choices} />}
          {words.notes}
          <Details hidden={tab !== 'details'} choices={choices} userId={stored?.userId ?? null} stored={values} onReopen={setReopen} />
          {tab === 'grants' && <LazyGrants source={grants} pending={pending} />}
        </Form>
        {children}
      </TabPanel>
    </Panel>
  )
}
