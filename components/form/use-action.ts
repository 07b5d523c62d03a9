'use client'
import { useState, useTransition } from 'react'
import type { Problem, Result } from '@/lib/kernel/result'

export type Action<Input, Output> = (input: Input) => Promise<Result<Output>>

/**
 * Runs a server action outside a form: what it refused stands in `problems` until the next run, `busy` while it runs. An action that never answered
 * (connection gone, server restarted) is the problem `unexpected`; what was typed stays.
 */
export function useAction<Input, Output>(action: Action<Input, Output>, onDone?: (result: { ok: true } & Output) => void) {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, start] = useTransition()
  const run = (input: Input) =>
    start(async () => {
      const result = await attempt(action, input)
      if (result.ok) {
        setProblems([])
        onDone?.(result)
      } else setProblems(result.problems)
    })
  return { run, busy, problems, clear: () => setProblems([]) }
}

/** The action's own answer, or the problem `unexpected` when there came none; Next's redirects pass through. */
export async function attempt<Input, Output>(action: Action<Input, Output>, input: Input): Promise<Result<Output>> {
  try {
    return await action(input)
  } catch (error) {
    if (typeof (error as { digest?: unknown }).digest === 'string' && (error as { digest: string }).digest.startsWith('NEXT_')) throw error
    return { ok: false, problems: [{ code: 'unexpected' }] }
  }
}
