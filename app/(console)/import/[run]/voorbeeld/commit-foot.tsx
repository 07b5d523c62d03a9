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
import { exceeded, type Figures, type Guard, hindranceOf, hindrancePlace, refusalAtFoot } from './figures'
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
  const hindrance = hindranceOf(figures, full)
  const {
    run: send,
    busy,
    problems,
  } = useAction(commit, ({ result }) => {
    if (result.outcome !== 'refused') return router.replace(`/import/${run}/resultaat`)
    setReason(result.reason)
    if (hindrance) document.getElementById(hindrancePlace)?.focus()
  })
  // What cannot help is not offered.
  const guards = hindrance ? [] : exceeded(figures)
  const errors = figures.users.error
  const faulty = !hindrance && (figures.rows.error > 0 || errors > 0)
  const told = refusalAtFoot(reason, hindrance)
  const refusal = (told !== null || problems.length > 0) && !busy

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
          <Note kind="error" live title={t('refused')}>
            {told && <p>{t(`reason.${told}`, { account })}</p>}
            {problems.map((problem) => (
              <p key={problem.code}>{say(problem)}</p>
            ))}
            {told === 'conflict' && (
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
          ) : hindrance ? (
            <p>{t.rich('hindered', { a: toHindrance })}</p>
          ) : (
            // A refusal says enough on a narrow screen, unless a number is to be typed.
            <div className={clsx(refusal && guards.length === 0 && 'max-md:hidden')}>
              <Consequences account={account} figures={figures} />
            </div>
          )
        }
        className={clsx('max-md:gap-y-2 max-md:py-2.5', refusal && 'shadow-none')}
      >
        {(faulty || guards.length > 0) && (
          <div className="mr-4 grid gap-1.5 max-md:contents">
            {faulty && (
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
        <Go href={`/import/${run}/kolommen`} disabled={busy}>
          {t('previous')}
        </Go>
        <Submit busy={busy} main={!hindrance}>
          {t('submit')}
        </Submit>
      </ActionBar>
    </form>
  )
}

const toHindrance = (text: ReactNode) => (
  <a href={`#${hindrancePlace}`} className="text-accent-text underline">
    {text}
  </a>
)

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
