'use client'
import { useActionState } from 'react'
import { useProblemText } from '@/components/form/use-problem-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Note } from '@/components/ui/note'
import { PasswordInput } from '@/components/ui/password-input'
import { signIn } from '@/lib/auth/browser'
import { type FormState, problemOf } from '../form-state'

type Words = { login: string; password: string; submit: string; show: string; hide: string }

/** Login name and password. What was typed as login name stays after a refusal; the password does not. */
export function SignInForm({ words, returnTo }: { words: Words; returnTo: string }) {
  const say = useProblemText()
  // An action, not a submit handler: React keeps one that is pressed before the page has woken up.
  const [state, submit, busy] = useActionState(
    async (_: FormState, data: FormData): Promise<FormState> => {
      const login = String(data.get('login'))
      const result = await signIn(login, String(data.get('password')))
      if (!result.ok) return { problems: result.problems, login }
      // Loaded anew, so that nothing of whoever was here before stays.
      location.assign(returnTo)
      return await new Promise(() => undefined)
    },
    { problems: [] },
  )
  const problem = problemOf(state, [])
  return (
    <form action={submit} className="grid gap-4">
      {problem && !busy && (
        <Note kind="error" live>
          {say(problem)}
        </Note>
      )}
      <Field label={words.login}>
        <Input
          name="login"
          defaultValue={state.login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          className="h-9"
          autoFocus
          required
        />
      </Field>
      <Field label={words.password}>
        <PasswordInput name="password" autoComplete="current-password" words={words} className="h-9" required />
      </Field>
      <Button type="submit" variant="main" size="wide" busy={busy} className="mt-1">
        {words.submit}
      </Button>
    </form>
  )
}
