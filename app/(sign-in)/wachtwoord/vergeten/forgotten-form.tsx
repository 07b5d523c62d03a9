'use client'
import { useActionState } from 'react'
import { type Action, attempt } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { Button, ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { type FormState, problemOf } from '../../form-state'
import { LoginField } from '../../login-field'
import { Refusal } from '../../refusal'

type Words = Record<'intro' | 'login' | 'submit' | 'done' | 'toSignIn', string>
type State = FormState & { done?: boolean }

/** A login name; the answer is the same for every name. What was typed stays after a refusal. */
export function ForgottenForm({ ask, words }: { ask: Action<{ login: string }, unknown>; words: Words }) {
  const say = useProblemText()
  const [state, submit, busy] = useActionState(
    async (_: State, data: FormData): Promise<State> => {
      const login = String(data.get('login'))
      const result = await attempt(ask, { login })
      return result.ok ? { problems: [], done: true } : { problems: result.problems, login }
    },
    { problems: [] },
  )
  if (state.done) {
    return (
      <div className="mt-4 grid justify-items-start gap-4">
        <Note kind="info" live className="w-full">
          {words.done}
        </Note>
        <ButtonLink href="/inloggen">{words.toSignIn}</ButtonLink>
      </div>
    )
  }
  const ofLogin = problemOf(state, ['login'], 'login')
  return (
    <form action={submit} className="mt-2 grid gap-4">
      <p className="text-secondary">{words.intro}</p>
      <Refusal state={state} busy={busy} fields={['login']} />
      <LoginField label={words.login} value={state.login} error={ofLogin && say(ofLogin)} />
      <Button type="submit" variant="main" size="wide" busy={busy}>
        {words.submit}
      </Button>
      <ButtonLink href="/inloggen" variant="quiet" size="wide">
        {words.toSignIn}
      </ButtonLink>
    </form>
  )
}
