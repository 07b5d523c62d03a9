'use client'
import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { PasswordInput } from '@/components/ui/password-input'
import { errorOf, type FormAction } from '../../form-state'

type Words = { password: string; repeat: string; help: string; submit: string; show: string; hide: string }

/** A new password, twice. */
export function SetPasswordForm({ action, words, token }: { action: FormAction; words: Words; token: string }) {
  const [state, submit, busy] = useActionState(action, null)
  const whole = state?.errors.find((error) => !error.name)
  return (
    <form action={submit} className="grid gap-4">
      {whole && (
        <Note kind="error" live>
          {whole.text}
        </Note>
      )}
      <input type="hidden" name="token" value={token} />
      <Field label={words.password} help={words.help} error={errorOf(state, 'password')}>
        <PasswordInput name="password" autoComplete="new-password" words={words} className="h-9" autoFocus required />
      </Field>
      <Field label={words.repeat} error={errorOf(state, 'repeat')}>
        <PasswordInput name="repeat" autoComplete="new-password" words={words} className="h-9" required />
      </Field>
      <Button type="submit" variant="main" size="wide" busy={busy} className="mt-1">
        {words.submit}
      </Button>
    </form>
  )
}
