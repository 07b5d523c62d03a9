'use client'
import { useTransition } from 'react'
import { type DefaultValues, type FieldValues, type Path, type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import { type Action, attempt } from './use-action'
import { useProblemText } from './use-problem-text'

export type CommandForm<Values extends FieldValues> = {
  form: UseFormReturn<Values>
  submit: () => void
  busy: boolean
  /** How many fields differ from what is stored. */
  changes: number
  /** Everything that is wrong, for ErrorSummary, in the order of `values`: with the field's name where it has one. */
  errors: { name?: string; text: string }[]
}

/**
 * A form over one server action: react-hook-form holds the values, the server decides. Problems with a `field` land at that field, the others
 * on top. `values` is what is stored; when it changes, the form follows it, but what was typed and is not saved stays. `resolver` checks in the browser as well, where that helps.
 */
export function useCommandForm<Values extends FieldValues, Output>({
  action,
  values,
  resolver,
  onDone,
}: {
  action: Action<Values, Output>
  values: Values
  resolver?: Resolver<Values>
  onDone?: (result: { ok: true } & Output) => void
}): CommandForm<Values> {
  const say = useProblemText()
  const [busy, start] = useTransition()
  const form = useForm<Values>({
    defaultValues: values as DefaultValues<Values>,
    values,
    // What comes anew from the server while one works says nothing about what was refused.
    resetOptions: { keepDirtyValues: true, keepErrors: true },
    resolver,
    shouldFocusError: false,
  })
  const { dirtyFields, errors } = form.formState

  const submit = form.handleSubmit((typed) =>
    start(async () => {
      const result = await attempt(action, typed)
      if (result.ok) {
        form.reset(typed, { keepDirtyValues: false })
        onDone?.(result)
        return
      }
      for (const problem of result.problems) {
        const name = problem.field && problem.field in values ? (problem.field as Path<Values>) : 'root'
        form.setError(name, { message: say(problem) })
      }
    }),
  )
  const order = Object.keys(values)
  return {
    form,
    submit,
    busy,
    changes: Object.keys(dirtyFields).length,
    errors: Object.entries(errors)
      .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
      .map(([name, error]) => ({
        ...(name === 'root' ? {} : { name }),
        text: String(error?.message ?? ''),
      })),
  }
}
