'use client'
import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/form/use-problem-text'
import { Note } from '@/components/ui/note'
import type { Problem } from '@/lib/kernel/result'

/** Who cannot be changed and why, line by line; of many the first, and how many more. `problems` may begin with the number in words. */
export function Cannot({ problems, total, bare = false }: { problems: readonly Problem[]; total: number; bare?: boolean }) {
  const t = useTranslations('userBulk')
  const say = useProblemText()
  const each = problems.filter(({ code }) => code !== 'some-cannot')
  if (each.length === 0) return null
  const list = (
    <ul className="mt-1 max-h-40 list-disc overflow-y-auto pl-5">
      {each.map((problem, index) => (
        <li key={index}>
          {problem.values?.login ? `${problem.values.login}: ` : ''}
          {say(problem)}
        </li>
      ))}
      {total > each.length && <li>{t('andMore', { count: total - each.length })}</li>}
    </ul>
  )
  if (bare) return list
  return (
    <Note kind="warning">
      <p>{t('cannot', { count: total })}</p>
      {list}
    </Note>
  )
}
