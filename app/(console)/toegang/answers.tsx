import { CornerDownRight } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Answer } from './answer'

/** The sentence first, then each that was found with the paths that lead there. */
export async function Answers({
  title,
  subtitle,
  answers,
  rest,
  side,
}: {
  title: string
  subtitle: string
  answers: readonly Answer[]
  rest: string | null
  /** What one can do with the answer. */
  side: ReactNode
}) {
  const t = await getTranslations('reachScreen')
  return (
    <section aria-live="polite" className="min-w-0 flex-1">
      <div className="@container flex items-start justify-between gap-4 px-6 max-md:px-4">
        <div>
          <h2 className="font-semibold text-page">{title}</h2>
          <p className="text-secondary text-small">{subtitle}</p>
        </div>
        {side}
      </div>
      <ul className="mt-3 border-line border-t">
        {answers.map((answer) => (
          <li key={answer.name} className="border-line border-b px-6 py-2 max-md:px-4">
            <p className="flex justify-between gap-4">
              {answer.href ? (
                <Link prefetch={false} href={answer.href} className="font-medium text-accent-text coarse:py-2">
                  {answer.name}
                </Link>
              ) : (
                <span>
                  <span className="font-medium">{answer.name}</span>
                  {answer.called && <span className="ml-2 text-secondary">{answer.called}</span>}
                </span>
              )}
              <span className="shrink-0 text-muted text-small">{t('paths', { count: answer.paths.length })}</span>
            </p>
            <ul className="text-secondary text-small">
              {answer.paths.map((path) => (
                <li key={path.text} className="flex items-start gap-2 pl-1">
                  <CornerDownRight aria-hidden className="mt-1 size-3 shrink-0 text-muted" />
                  {path.text}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {rest && <p className="px-6 py-2 text-muted max-md:px-4">{rest}</p>}
    </section>
  )
}
