'use client'
import { useActionState } from 'react'
import { attempt } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { Button, ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { PasswordInput } from '@/components/ui/password-input'
import type { Result } from '@/lib/kernel/result'
import { type FormState, problemOf } from '../../form-state'
import { Refusal } from '../../refusal'

type Words = Record<'password' | 'repeat' | 'help' | 'submit' | 'show' | 'hide' | 'different' | 'done' | 'toSignIn' | 'unusable', string>
type Save = (input: { token: string; password: string }) => Promise<Result>

/**
 * A new password, twice; what follows is signing in with it. A link that is used up says so, except to who has just used it: setting the
 * password refreshes the page.
 */
export function SetPasswordForm({ save, words, token, usable }: { save: Save; words: Words; token: string; usable: boolean }) {
  const say = useProblemText()
  const [state, submit, busy] = useActionState(
    async (_: FormState & { done?: boolean; different?: boolean }, data: FormData) => {
      const password = String(data.get('password'))
      if (password !== String(data.get('repeat'))) return { problems: [], different: true }
      const result = await attempt(save, { token, password })
      return result.ok ? { problems: [], done: true } : { problems: result.problems }
    },
    { problems: [] },
  )
  if (state.done) {
    return (
      <div className="grid justify-items-start gap-4">
        <Note kind="done" live className="w-full">
          {words.done}
        </Note>
        <ButtonLink href="/inloggen" variant="main">
          {words.toSignIn}
        </ButtonLink>
      </div>
    )
  }
  if (!usable) {
    return (
      <div className="grid justify-items-start gap-6">
        <p className="text-secondary">{words.unusable}</p>
        <ButtonLink href="/inloggen">{words.toSignIn}</ButtonLink>
      </div>
    )
  }
  const ofPassword = problemOf(state, ['password'], 'password')
  return (
    <form action={submit} className="grid gap-4">
      <Refusal state={state} busy={busy} fields={['password']} />
      <Field label={words.password} help={words.help} error={ofPassword && say(ofPassword)}>
        <PasswordInput name="password" autoComplete="new-password" words={words} className="h-9" autoFocus required />
      </Field>
      <Field label={words.repeat} error={state.different && words.different}>
        <PasswordInput name="repeat" autoComplete="new-password" words={words} className="h-9" required />
      </Field>
      <Button type="submit" variant="main" size="wide" busy={busy} className="mt-1">
        {words.submit}
      </Button>
    </form>
  )
}
