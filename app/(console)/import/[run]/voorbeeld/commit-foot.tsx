'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { ActionBar } from '@/components/ui/action-bar'
import { ButtonLink } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { Note } from '@/components/ui/note'
import type { RefusalReason } from '@/lib/import/runs/view'
import { commit } from '../../actions'
import { Submit } from '../../submit'
import { Consequences } from './consequences'
import { exceeded, type Figures, type Guard, hindrance } from './figures'
import { PreviewAgain } from './preview-again'

/** What Verwerken brings about, what has to be said for it, and the button. Refusals stand here as sentences; nothing typed is lost. */
export function CommitFoot({
  run,
  account,
  full,
  figures,
  refused,
}: {
  run: string
  account: string
  full: boolean
  figures: Figures
  refused: RefusalReason | null
}) {
  const t = useTranslations('importWizard.commit')
  const say = useProblemText()
  const router = useRouter()
  const [reason, setReason] = useState(refused)
  const {
    run: send,
    busy,
    problems,
  } = useAction(commit, ({ result }) => {
    if (result.outcome === 'refused') setReason(result.reason)
    else router.replace(`/import/${run}/resultaat`)
  })
  const guards = exceeded(figures)
  const errors = figures.users.error
  const standing = hindrance(figures, full)
  const shown = reason ?? standing

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setReason(null)
    const form = new FormData(event.currentTarget)
    const typed = guards.flatMap((guard) => (form.get(guard) ? [[guard, Number(form.get(guard))]] : []))
    send({ run, skipErrors: form.has('overslaan'), confirm: Object.fromEntries(typed) })
  }
  return (
    <form noValidate onSubmit={submit} className="max-md:sticky max-md:bottom-0 max-md:z-3">
      <ActionBar consequence={<Consequences account={account} figures={figures} />} className="max-md:gap-y-2 max-md:py-2.5">
        {(shown || problems.length > 0) && !busy && (
          <Note kind="error" live title={t('refused')} className="order-first w-full">
            {shown && (
              <p>{t(`reason.${shown === 'safeguard' && figures.safeguards.errorRows.exceeded ? 'tooManyErrors' : shown}`, { account })}</p>
            )}
            {problems.map((problem) => (
              <p key={problem.code}>{say(problem)}</p>
            ))}
            {(reason === 'conflict' || refused) && (
              <div className="mt-2">
                <PreviewAgain run={run} label={t('again')} onDone={() => setReason(null)} />
              </div>
            )}
          </Note>
        )}
        {(figures.rows.error > 0 || errors > 0 || guards.length > 0) && (
          <div className="grid gap-1.5 max-md:w-full">
            {(figures.rows.error > 0 || errors > 0) && (
              <Checkbox label={t(errors > 0 ? 'skip' : 'skipRows', { count: errors > 0 ? errors : figures.rows.error })} name="overslaan" />
            )}
            {guards.map((guard) => (
              <TypedNumber key={guard} guard={guard} only={guards.length === 1} count={figures.safeguards[guard].count} />
            ))}
          </div>
        )}
        <div className="flex items-center gap-2 max-md:ml-auto">
          <ButtonLink href={`/import/${run}/kolommen`}>{t('previous')}</ButtonLink>
          <Submit busy={busy}>{t('submit')}</Submit>
        </div>
      </ActionBar>
    </form>
  )
}

/** The number of users concerned, typed by whoever commits (I20). */
function TypedNumber({ guard, only, count }: { guard: Guard; only: boolean; count: number }) {
  const t = useTranslations('importWizard.commit')
  const id = `typ-${guard}`
  const b = (text: ReactNode) => <b className="font-semibold text-text">{text}</b>
  return (
    <div className="flex items-center justify-between gap-3">
      <label htmlFor={id} className="text-secondary">
        {only ? t.rich('type', { count, b }) : t.rich(`typeFor.${guard}`, { count, b })}
      </label>
      <Input
        id={id}
        name={guard}
        type="number"
        inputMode="numeric"
        min={0}
        step={1}
        autoComplete="off"
        aria-label={t(`typeName.${guard}`, { count })}
        className="w-20 text-right [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
      />
    </div>
  )
}
