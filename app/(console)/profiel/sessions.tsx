'use client'
import { useRef } from 'react'
import { type Action, useAction } from '@/components/form/use-action'
import { useProblemText } from '@/components/form/use-problem-text'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { Tag } from '@/components/ui/tag'
import { toast } from '@/components/ui/toast'

/** A session as it is shown: everything in words already. */
export type SessionLine = { name: string; browser: string; facts: readonly string[]; current: boolean; endLabel: string }
type Words = Record<'current' | 'end' | 'ended' | 'othersEnded', string> & { endOthers: string | null }
type Props = {
  lines: readonly SessionLine[]
  words: Words
  end: Action<{ session: string }, unknown>
  endOthers: Action<Record<string, never>, unknown>
}

/** The browsers in which one is signed in, this one on top; each other one can be ended, or all of them. */
export function Sessions({ lines, words, end, endOthers }: Props) {
  const say = useProblemText()
  const list = useRef<HTMLUListElement>(null)
  // The button that was pressed goes with its row.
  const told = (text: string) => () => {
    list.current?.focus()
    toast('done', text)
  }
  const one = useAction(end, told(words.ended))
  const others = useAction(endOthers, told(words.othersEnded))
  const problem = [...one.problems, ...others.problems][0]
  const busy = one.busy || others.busy
  return (
    <div className="grid gap-3">
      {problem && (
        <Note kind="error" live>
          {say(problem)}
        </Note>
      )}
      <ul ref={list} tabIndex={-1} className="border-line border-t outline-none">
        {lines.map((line) => (
          <li key={line.name} className="flex items-center gap-4 border-line border-b py-2">
            <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4">
              <span className="flex min-w-0 flex-1 items-center gap-2">
                <span className="truncate">{line.browser}</span>
                {line.current && <Tag>{words.current}</Tag>}
              </span>
              <span className="flex flex-wrap gap-x-3 text-secondary text-small">
                {line.facts.map((fact) => (
                  <span key={fact} className="whitespace-nowrap">
                    {fact}
                  </span>
                ))}
              </span>
            </div>
            <span className="flex w-22 shrink-0 justify-end">
              {!line.current && (
                <Button
                  variant="danger"
                  size="small"
                  busy={busy}
                  aria-label={line.endLabel}
                  onClick={() => one.run({ session: line.name })}
                >
                  {words.end}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {words.endOthers && (
        <div>
          <Button variant="danger" busy={busy} className="-ml-3" onClick={() => others.run({})}>
            {words.endOthers}
          </Button>
        </div>
      )}
    </div>
  )
}
