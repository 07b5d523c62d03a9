'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import { type FieldValues, FormProvider } from 'react-hook-form'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { CommandForm } from './use-command-form'

/** Form: the frame of a command form: errors summed up on top, the fields, Ctrl-S saves, and leaving with unsaved changes asks first. */
export function Form<Values extends FieldValues>({
  command,
  className,
  children,
}: {
  command: CommandForm<Values>
  className?: string
  children: ReactNode
}) {
  const t = useTranslations('ui')
  useLeaveQuestion(command.changes > 0, t('leaveQuestion'))
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      command.submit()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [command])
  return (
    <FormProvider {...command.form}>
      <form
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

/** Asks before the page, or the link that is followed, takes unsaved work away. */
export function useLeaveQuestion(unsaved: boolean, question: string): void {
  useEffect(() => {
    if (!unsaved) return
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!link || link.getAttribute('href')?.startsWith('#') || link.hasAttribute('download') || event.ctrlKey || event.metaKey) return
      if (confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    addEventListener('beforeunload', onUnload)
    document.addEventListener('click', onClick, true)
    return () => {
      removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [unsaved, question])
}
