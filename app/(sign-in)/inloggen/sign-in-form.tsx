'use client'
import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Note } from '@/components/ui/note'
import { PasswordInput } from '@/components/ui/password-input'
import { errorOf, type FormAction } from '../form-state'

type Words = { login: string; password: string; submit: string; show: string; hide: string }

/** Login name and password. What was typed as login name stays after a refusal; the password does not. */
export function SignInForm({ action, words, returnTo }: { action: FormAction; words: Words; returnTo: string | null }) {
  const [state, submit, busy] = useActionState(action, null)
  const [login, setLogin] = useState('')
  const whole = state?.errors.find((error) => !error.name)
  return (
    <form action={submit} className="grid gap-4">
      {whole && (
        <Note kind="error" live>
          {whole.text}
        </Note>
      )}
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      <Field label={words.login} error={errorOf(state, 'login')}>
        <Input
          name="login"
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          className="h-9"
          autoFocus
          required
        />
      </Field>
      <Field label={words.password} error={errorOf(state, 'password')}>
        <PasswordInput name="password" autoComplete="current-password" words={words} className="h-9" required />
      </Field>
      <Button type="submit" variant="main" size="wide" busy={busy} className="mt-1">
        {words.submit}
      </Button>
    </form>
  )
}
