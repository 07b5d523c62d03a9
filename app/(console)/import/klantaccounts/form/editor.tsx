'use client'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Form } from '@/components/form/form'
import { SaveBar } from '@/components/form/save-bar'
import { type Stored as StoredForm, useBase } from '@/components/form/use-base'
import { useCommandForm } from '@/components/form/use-command-form'
import { lazily } from '@/components/ui/lazily'
import { Panel } from '@/components/ui/panel'
import { PanelStep } from '@/components/ui/panel-step'
import { toast } from '@/components/ui/toast'
import type { Result } from '@/lib/kernel/result'
import { create, save } from '../actions'
import { Details, type Known } from './details'
import { useFieldWords } from './use-field-words'
import { atField, changesOf, type FieldName, newAccountOf, type Values } from './values'

const Conflict = lazily(() => import('./conflict').then((module) => module.Conflict))

export type EditorProps = {
  /** What is stored of the account; null: a new one. */
  stored: (StoredForm & { code: string }) | null
  values: Values
  known: Known
  closeHref: string
  /** The address of an account's panel, to go to the one that was made: "{code}" stands for its code. */
  madeHref: string
  previousHref?: string
  nextHref?: string
  title: string
  /** What its custom mapping is, as the server draws it. */
  mapping?: ReactNode
}

type Saved = { code: string }
const formId = 'klantaccount'

/** The panel of one customer account: all of its settings in one form, one Opslaan. */
export function AccountEditor({ stored, values, known, closeHref, madeHref, previousHref, nextHref, title, mapping }: EditorProps) {
  const t = useTranslations('accountForm')
  const ui = useTranslations('ui')
  const router = useRouter()
  const { labelOf } = useFieldWords()

  const store = async (typed: Values): Promise<Result<Saved>> => {
    const result = stored
      ? await save({ code: stored.code, version: stored.version, ...changesOf(typed, values) })
      : await create(newAccountOf(typed))
    if (result.ok) return result
    if (!result.problems.some(({ code }) => code === 'changed-meanwhile'))
      return { ok: false, problems: result.problems.map((problem) => atField(problem, typed)) }
    router.refresh()
    return { ok: false, problems: [{ code: 'changed-while-editing' }] }
  }
  const command = useCommandForm<Values, Saved>({
    action: store,
    values,
    onDone: ({ code }) => {
      toast('done', t(stored ? 'saved' : 'created', { name: command.form.getValues('name').trim() }))
      if (!stored) router.replace(madeHref.replace('%7Bcode%7D', encodeURIComponent(code)), { scroll: false })
    },
  })
  const { changes } = command
  const conflict = useBase(stored, values, changes)
  // On top it is not clear by itself which field a sentence is about.
  const errors = command.errors.map(({ name, text }) => (name ? { name, text: `${labelOf(name as FieldName)}: ${text}` } : { text }))
  const close = () => {
    if (changes === 0 || confirm(ui('leaveQuestion'))) router.push(closeHref, { scroll: false })
  }
  return (
    <Panel
      title={title}
      subtitle={stored?.code}
      onClose={close}
      closeLabel={ui('close')}
      actions={
        <>
          <PanelStep href={previousHref} label={t('previous')}>
            <ChevronUp />
          </PanelStep>
          <PanelStep href={nextHref} label={t('next')}>
            <ChevronDown />
          </PanelStep>
        </>
      }
      foot={<SaveBar form={formId} changes={changes} busy={command.busy} />}
    >
      <Form command={{ ...command, errors }} id={formId} className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {conflict && <Conflict {...conflict} values={values} />}
        <Details code={stored?.code ?? null} stored={values} known={known} mapping={mapping} />
      </Form>
    </Panel>
  )
}
