'use client'
import { useProblemText } from '@/components/form/use-problem-text'
import { Note } from '@/components/ui/note'
import { type FormState, problemOf } from './form-state'

/** What was refused that belongs to none of the form's `fields`; gone while it is tried again. */
export function Refusal({ state, busy, fields = [] }: { state: FormState; busy: boolean; fields?: readonly string[] }) {
  const say = useProblemText()
  const problem = problemOf(state, fields)
  if (!problem || busy) return null
  return (
    <Note kind="error" live>
      {say(problem)}
    </Note>
  )
}
