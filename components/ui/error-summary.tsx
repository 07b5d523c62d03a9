'use client'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'

/**
 * ErrorSummary: all errors of a form on top, each a link to its field (`field-<name>`); takes the focus when it appears, so that it is read.
 * `errors` without a name have no field and stand as a sentence. Renders nothing when there are none.
 */
export function ErrorSummary({ title, errors }: { title: ReactNode; errors: readonly { name?: string; text: string }[] }) {
  const box = useRef<HTMLDivElement>(null)
  const key = errors.map((error) => error.text).join('\n')
  useEffect(() => {
    if (key) box.current?.focus()
  }, [key])
  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-control border border-negative-line bg-negative-tint p-2.5 text-small"
    >
      <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0 text-negative" />
      <div>
        <p className="font-medium">{title}</p>
        <ul>
          {errors.map((error) => (
            <li key={`${error.name}${error.text}`}>
              {error.name ? (
                <a href={`#field-${error.name}`} className="text-negative underline">
                  {error.text}
                </a>
              ) : (
                error.text
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
