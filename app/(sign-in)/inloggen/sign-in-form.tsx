'use client'
import { useActionState, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { signIn } from '@/lib/auth/browser'
import type { FormState } from '../form-state'
import { LoginField } from '../login-field'
import { Refusal } from '../refusal'

type Words = { login: string; password: string; submit: string; show: string; hide: string }

/** Login name and password. What was typed as login name stays after a refusal; the password does not. */
export function SignInForm({ words, returnTo }: { words: Words; returnTo: string }) {
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
  const password = useRef<HTMLInputElement>(null)
  // The password is gone after a refusal, so that is where one types again.
  useEffect(() => {
    if (state.problems.length > 0) password.current?.focus()
  }, [state])
  return (
    <form action={submit} className="grid gap-4">
      <Refusal state={state} busy={busy} />
      <LoginField label={words.login} value={state.login} />
      <Field label={words.password}>
        <PasswordInput ref={password} name="password" autoComplete="current-password" words={words} className="h-9" required />
      </Field>
      <Button type="submit" variant="main" size="wide" busy={busy} className="mt-1">
        {words.submit}
      </Button>
    </form>
  )
}
