'use client'
import { useTranslations } from 'next-intl'
import type { Problem } from '@/lib/kernel/result'

type Say = { (key: string, values?: Problem['values']): string; has(key: string): boolean }

/** Says a problem in words: those of `problems.json`, or of another area that has the code. */
export function useProblemText(): (problem: Problem) => string {
  const say = useTranslations('problems') as unknown as Say
  return ({ code, values }) => (say.has(code) ? say(code, values) : say('unexpected'))
}
