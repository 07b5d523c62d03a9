'use client'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useRef } from 'react'
import { useFormContext } from 'react-hook-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { type Option, Select } from '@/components/ui/select'

type Common = { name: string; label: string; help?: ReactNode; className?: string }

/** What a field of a Form needs to know about its state: error in words, and the mark of a value that is not stored yet. */
function useField(name: string, validate?: () => true | string) {
  const t = useTranslations('ui')
  const { register, getFieldState, formState } = useFormContext()
  const { error, isDirty } = getFieldState(name, formState)
  return {
    // The page as it comes from the server shows what is stored, before any script has run.
    input: { ...register(name, { validate }), defaultValue: formState.defaultValues?.[name] },
    error: error?.message,
    changed: isDirty ? t('unsaved', { count: 1 }) : undefined,
    required: t('required'),
  }
}

/** TextField: one line of text in a Form. */
export function TextField({ name, label, help, className, ...rest }: Common & Omit<ComponentProps<typeof Input>, 'name' | 'className'>) {
  const t = useTranslations('ui')
  const element = useRef<HTMLInputElement | null>(null)
  // A date that is half filled in has no value: it would be saved as none.
  const { input, error, changed, required } = useField(name, () => !element.current?.validity.badInput || t('badDate'))
  const ref = (found: HTMLInputElement | null) => {
    element.current = found
    input.ref(found)
  }
  return (
    <Field label={label} help={help} error={error} changed={changed} mark={rest.required ? required : undefined} className={className}>
      <Input {...rest} {...input} ref={ref} />
    </Field>
  )
}

/** SelectField: a choice from a short list in a Form. */
export function SelectField({ name, label, help, className, options, empty }: Common & { options: readonly Option[]; empty?: string }) {
  const { input, error, changed } = useField(name)
  return (
    <Field label={label} help={help} error={error} changed={changed} className={className}>
      <Select options={options} empty={empty} {...input} />
    </Field>
  )
}

/** CheckboxField: yes or no in a Form. */
export function CheckboxField({ name, label, className }: Common) {
  const {
    input: { defaultValue, ...input },
  } = useField(name)
  return <Checkbox defaultChecked={Boolean(defaultValue)} label={label} className={className} id={`field-${name}`} {...input} />
}
