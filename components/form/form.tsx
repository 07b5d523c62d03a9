'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type FieldValues, FormProvider } from 'react-hook-form'
import { ErrorSummary } from '@/components/ui/error-summary'
import { useLeaveQuestion, useSaveKey } from './unsaved'
import type { CommandForm } from './use-command-form'

/** Form: the frame of a command form: errors summed up on top, the fields, Ctrl-S saves, and leaving with unsaved changes asks first. */
export function Form<Values extends FieldValues>({
  command,
  id,
  className,
  children,
}: {
  command: CommandForm<Values>
  /** For a button of the form that stands elsewhere, as in the foot of a Panel. */
  id?: string
  className?: string
  children: ReactNode
}) {
  const t = useTranslations('ui')
  useLeaveQuestion(command.changes > 0, t('leaveQuestion'))
  useSaveKey(command.submit)
  return (
    <FormProvider {...command.form}>
      <form
        id={id}
        noValidate
        className={className}
        onSubmit={(event) => {
          event.preventDefault()
          command.submit()
        }}
      >
        <ErrorSummary title={t('errorSummary', { count: command.errors.length })} errors={command.errors} />
        {children}
      </form>
    </FormProvider>
  )
}
