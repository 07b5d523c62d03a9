'use client'
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'

type Props = { name: string; label: string; help?: ReactNode } & Omit<ComponentProps<typeof PasswordInput>, 'name' | 'words'>

/** PasswordField: a password in a Form. */
export function PasswordField({ name, label, help, ...rest }: Props) {
  const t = useTranslations('ui')
  const { register, getFieldState, formState } = useFormContext()
  const { error } = getFieldState(name, formState)
  return (
    <Field label={label} help={help} error={error?.message}>
      <PasswordInput words={{ show: t('showPassword'), hide: t('hidePassword') }} {...rest} {...register(name)} />
    </Field>
  )
}
