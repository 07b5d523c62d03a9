import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** The login name, first in a form of the signed-out part; `value` is what was typed before a refusal. */
export function LoginField({ label, value, error }: { label: string; value: string | undefined; error?: ReactNode }) {
  return (
    <Field label={label} error={error}>
      <Input
        name="login"
        defaultValue={value}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        className="h-9"
        autoFocus
        required
      />
    </Field>
  )
}
