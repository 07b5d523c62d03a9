'use client'
import { clsx } from 'clsx'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { ActionBar } from '@/components/ui/action-bar'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { Note } from '@/components/ui/note'
import { Progress } from '@/components/ui/progress'
import type { RefusalReason } from '@/lib/import/runs/view'
import { commit } from '../../actions'
import { Go, Submit } from '../../buttons'
import { Consequences } from './consequences'
import { exceeded, type Figures, type Guard, hindrance } from './figures'
import { PreviewAgain } from './preview-again'

/** What Verwerken brings about, what has to be said for it, and the button. Refusals stand here as sentences; nothing typed is lost. */
export function CommitFoot({
  run,
  plannedAt,
  account,
  full,
  figures,
  refused,
}: {
  run: string
  /** Of the plan on screen: one made anew since, in another window or by someone else, is not what was seen (I19). */
  plannedAt: string | undefined
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

  const refusal = (shown !== null || problems.length > 0) && !busy

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setReason(null)
    const form = new FormData(event.currentTarget)
    const typed = guards.flatMap((guard) => (form.get(guard) ? [[guard, Number(form.get(guard))]] : []))
    send({ run, plannedAt, skipErrors: form.has('overslaan'), confirm: Object.fromEntries(typed) })
  }
  return (
    <form noValidate onSubmit={submit} className="max-md:sticky max-md:bottom-0 max-md:z-3">
      {refusal && (
        <div className="bg-surface px-6 pt-3 shadow-bar max-md:px-4">
          <Note kind="error" live title={t(reason || problems.length > 0 ? 'refused' : 'hindered')}>
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
        </div>
      )}
      <ActionBar
        consequence={
          busy ? (
            <div role="status">
              <Progress label={t('busy')} detail={t('once')} className="max-w-md" />
            </div>
          ) : (
            <Consequences account={account} figures={figures} />
          )
        }
        className={clsx('max-md:gap-y-2 max-md:py-2.5', refusal && 'shadow-none')}
      >
        {(figures.rows.error > 0 || errors > 0 || guards.length > 0) && (
          <div className="mr-4 grid gap-1.5 max-md:contents">
            {(figures.rows.error > 0 || errors > 0) && (
              <Checkbox
                label={t(errors > 0 ? 'skip' : 'skipRows', { count: errors > 0 ? errors : figures.rows.error })}
                name="overslaan"
                className="max-md:w-full"
              />
            )}
            {guards.map((guard) => (
              <TypedNumber key={guard} guard={guard} only={guards.length === 1} count={figures.safeguards[guard].count} />
            ))}
          </div>
        )}
        <Go href={`/import/${run}/kolommen`}>{t('previous')}</Go>
        <Submit busy={busy}>{t('submit')}</Submit>
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
    <div className="flex items-center justify-between gap-3 max-md:not-last-of-type:w-full max-md:last-of-type:flex-1">
      <label htmlFor={id} className="text-secondary md:whitespace-nowrap">
        {only ? t.rich('type', { count, b }) : t.rich(`typeFor.${guard}`, { count, b })}
      </label>
      <span className="w-20 shrink-0">
        <Input
          id={id}
          name={guard}
          type="number"
          inputMode="numeric"
          min={0}
          step={1}
          autoComplete="off"
          className="text-right [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
        />
      </span>
    </div>
  )
}
