'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { useProblemText } from '@/components/form/use-problem-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { Input } from '@/components/ui/input'
import { Progress } from '@/components/ui/progress'
import { Select } from '@/components/ui/select'
import { Submit } from './buttons'
import { Templates } from './templates'
import { send, type Uploaded } from './upload'

const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-15', 'utf-16le', 'utf-16be']

/** Account and file, sent as it stands; whatever goes wrong is said here, and what was chosen stays chosen. */
export function DeliveryForm({
  accounts,
  chosen,
  most,
}: {
  accounts: readonly { code: string; name: string }[]
  chosen: string
  most: number
}) {
  const t = useTranslations('importWizard.file')
  const say = useProblemText()
  const router = useRouter()
  const [sending, setSending] = useState<{ name: string; sent: number; of: number } | null>(null)
  const [shown, setShown] = useState(chosen)
  const [errors, setErrors] = useState<{ account?: string; file?: string }>({})
  const stop = useRef<AbortController>(null)

  const fail = (text: string, at: 'account' | 'file' = 'file') => {
    setSending(null)
    setErrors({ [at]: text })
  }
  const hear = (result: Uploaded) => {
    if (result.kind === 'taken') return router.push(`/import/${result.run}`)
    if (result.kind === 'unreadable') return fail(result.message)
    if (result.kind === 'signed-out') return fail(t('signedOut'))
    if (result.kind === 'offline') return fail(t('offline'))
    if (result.kind === 'stopped') return fail(t('cancelled'))
    const [problem = { code: 'unexpected' }] = result.problems
    fail(say(problem), problem.field === 'account' ? 'account' : 'file')
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    const account = text('klantaccount')
    const chosenFile = form.get('bestand')
    const file = chosenFile instanceof File && chosenFile.name ? chosenFile : null
    if (!account) return fail(t('needsAccount'), 'account')
    if (!file) return fail(t('needsFile'))
    if (file.size > most) return fail(say({ code: 'file-too-large', values: { megabytes: most / 1_000_000 } }))
    setErrors({})
    setSending({ name: file.name, sent: 0, of: file.size })
    stop.current = new AbortController()
    const onSent = (sent: number) => setSending({ name: file.name, sent, of: file.size })
    hear(await send({ account, file, sheet: text('werkblad').trim(), encoding: text('tekenset') }, onSent, stop.current.signal))
  }
  return (
    <form onSubmit={submit} noValidate className="grid max-w-2xl gap-4 px-6 pb-8 max-md:px-4">
      <Field label={t('account')} error={errors.account} className="max-w-sm">
        <Select
          name="klantaccount"
          defaultValue={chosen}
          onChange={(event) => setShown(event.currentTarget.value)}
          empty={accounts.length === 1 ? undefined : t('chooseAccount')}
          options={accounts.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Field>
      <FileDrop
        name="bestand"
        label={t('file')}
        words={{ choose: t('choose'), drop: t('drop'), other: t('other') }}
        help={t('limit', { megabytes: most / 1_000_000 })}
        error={errors.file}
        accept=".xlsx,.xls,.xml,.csv,.txt,.htm,.html"
        onFile={() => setErrors({})}
      />
      <Templates account={shown} />
      <details className="group text-small">
        <summary className="w-fit rounded-control text-accent-text coarse:py-3">{t('more')}</summary>
        <div className="mt-3 grid grid-cols-2 gap-4 max-md:grid-cols-1">
          <Field label={t('sheet')} help={t('sheetHelp')}>
            <Input name="werkblad" maxLength={255} autoComplete="off" />
          </Field>
          <Field label={t('encoding')} help={t('encodingHelp')}>
            <Select name="tekenset" empty={t('recognise')} options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))} />
          </Field>
        </div>
      </details>
      {sending && <Sending {...sending} />}
      <div className="flex gap-2">
        <Submit busy={sending !== null}>{t('next')}</Submit>
        {sending && (
          <Button variant="quiet" onClick={() => stop.current?.abort()}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}

function Sending({ name, sent, of }: { name: string; sent: number; of: number }) {
  const t = useTranslations('importWizard.file')
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)
  return (
    <div role="status">
      <Progress
        label={t('sending', { name })}
        value={sent}
        max={Math.max(of, 1)}
        detail={sent >= of ? t('sentAll') : t('sent', { done: megabytes(sent), of: megabytes(of) })}
      />
    </div>
  )
}
