import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import Link from 'next/link'

export type Step = { name: string; href?: string }

/**
 * Stepper: the steps of one piece of work; the name of the current one carries aria-current="step", those before it a check and, with `href`, a link back.
 * On a narrow screen only the current step is drawn, with "stap 4 van 5" (`position`).
 */
export function Stepper({
  label,
  steps,
  current,
  position,
  doneWord,
}: {
  label: string
  steps: readonly Step[]
  current: number
  position: string
  doneWord: string
}) {
  return (
    <nav aria-label={label} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2">
        {steps.map((step, index) => (
          <li key={step.name} className={clsx('flex items-center gap-2', index !== current && 'max-md:sr-only')}>
            {index > 0 && <span aria-hidden className="mx-0.5 w-6 border-line-strong border-t max-md:hidden" />}
            <Ball number={index + 1} state={index === current ? 'now' : index < current ? 'done' : 'later'} />
            <span
              aria-current={index === current ? 'step' : undefined}
              className={index === current ? 'font-medium text-text' : 'text-secondary'}
            >
              {step.href && index < current ? (
                <Link prefetch={false} href={step.href} className="no-underline hover:text-text">
                  {step.name}
                </Link>
              ) : (
                step.name
              )}
            </span>
            {index < current && <span className="sr-only">({doneWord})</span>}
            {index === current && <span className="text-muted text-small md:hidden">{position}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Ball({ number, state }: { number: number; state: 'done' | 'now' | 'later' }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'grid size-5 shrink-0 place-items-center rounded-full text-micro',
        state === 'now' && 'bg-accent font-semibold text-on-accent',
        state === 'done' && 'border border-accent text-accent-text',
        state === 'later' && 'border border-control text-muted',
      )}
    >
      {state === 'done' ? <Check className="size-3" /> : number}
    </span>
  )
}
