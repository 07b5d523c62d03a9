'use client'
import { useTranslations } from 'next-intl'
import { useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { Button } from '@/components/ui/button'
import { buttonLook } from '@/components/ui/button-look'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Popover } from '@/components/ui/popover'
import { mend } from '../actions'

type Cell = { run: string; row: number; column: string }

/** Fills in what was probably meant, in one press; the plan is made anew. */
export function MendHint({ run, row, column, hint }: Cell & { hint: string }) {
  const t = useTranslations('importWizard.remark')
  const say = useProblemText()
  const { run: send, busy, problems } = useAction(mend)
  return (
    <>
      <button
        type="button"
        aria-busy={busy || undefined}
        onClick={() => !busy && send({ run, row, column: column as never, value: hint })}
        className="relative z-1 shrink-0 rounded-control text-accent-text hover:underline coarse:min-h-(--size-touch)"
      >
        {t('mendHint', { hint })}
      </button>
      {problems.map((problem) => (
        <span key={problem.code} role="alert" className="text-negative text-small">
          {say(problem)}
        </span>
      ))}
    </>
  )
}

/** Mends one value by hand, in a small surface at its remark; the plan is made anew. */
export function MendByHand({ run, row, column, value }: Cell & { value: string }) {
  const t = useTranslations('importWizard.remark')
  const say = useProblemText()
  const { run: send, busy, problems } = useAction(mend)
  return (
    <Popover label={t('mend')} name={t('mendIn', { column, row })} look={buttonLook({ variant: 'plain', size: 'small' })} align="end">
      <form
        noValidate
        className="grid w-72 gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          send({ run, row, column: column as never, value: String(new FormData(event.currentTarget).get('waarde') ?? '') })
        }}
      >
        <Field label={t('newValue', { column, row })} error={problems[0] && say(problems[0])} id={`waarde-${row}-${column}`}>
          <Input name="waarde" defaultValue={value} maxLength={255} autoComplete="off" />
        </Field>
        <Button type="submit" variant="main" busy={busy} className="w-fit justify-self-end">
          {t('apply')}
        </Button>
      </form>
    </Popover>
  )
}
