import type { Language } from '@/lib/kernel/context'
import { figure } from './format'

/** What the sentence under a list is filled with: "<b>51–100</b> of 1,203". */
export const rangeWords = (from: number, shown: number, count: number, language: Language) => ({
  from: figure(from, language),
  to: figure(from + shown - 1, language),
  count: figure(count, language),
  b: (chunks: React.ReactNode) => <b className="font-medium text-text">{chunks}</b>,
})
