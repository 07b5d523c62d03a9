'use client'
import { Note } from '@/components/ui/note'
import type { Problem } from '@/lib/kernel/result'
import { useProblemText } from './use-problem-text'

/** Problems: what was refused, read out. `noAnswer`: the words for when nothing came back, where trying again does no harm. */
export function Problems({ problems, noAnswer }: { problems: readonly Problem[]; noAnswer?: string }) {
  const say = useProblemText()
  if (problems.length === 0) return null
  const text = (problem: Problem) => (problem.code === 'unexpected' && !problem.values && noAnswer ? noAnswer : say(problem))
  return (
    <Note kind="error" live>
      {problems.map((problem) => (
        <p key={problem.code + problem.field}>{text(problem)}</p>
      ))}
    </Note>
  )
}
