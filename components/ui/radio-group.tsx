import { clsx } from 'clsx'
import { CircleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'

type Choice = { value: string; label: ReactNode; help?: ReactNode; disabled?: boolean }

/**
 * RadioGroup: one of a few, all of them visible, each with a line of explanation if wanted. A fieldset with its legend; the browser walks it with the arrows.
 * Controlled (`value`, `onChange`) or not (`defaultValue`).
 */
export function RadioGroup({
  label,
  name,
  choices,
  value,
  defaultValue,
  onChange,
  error,
  className,
}: {
  label: ReactNode
  name: string
  choices: readonly Choice[]
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  error?: ReactNode
  className?: string
}) {
  return (
    <fieldset
      className={clsx('grid min-w-0 content-start gap-1', className)}
      id={`field-${name}`}
      aria-describedby={error ? `field-${name}-error` : undefined}
    >
      <legend className="mb-1 text-secondary text-small">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex min-h-7 items-start gap-2 py-1 text-body coarse:min-h-(--size-touch) coarse:items-center has-disabled:text-disabled"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            disabled={choice.disabled}
            {...checked(choice.value, value, defaultValue)}
            onChange={onChange && ((event) => onChange(event.currentTarget.value))}
            className={dot}
          />
          <span>
            {choice.label}
            {choice.help && <span className="block text-meta text-muted">{choice.help}</span>}
          </span>
        </label>
      ))}
      {error && (
        <p id={`field-${name}-error`} className="flex gap-1.5 text-meta text-negative">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  )
}

const dot: ComponentProps<'input'>['className'] =
  'mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-control bg-surface checked:border-[5px] checked:border-accent disabled:border-line-strong'

const checked = (own: string, value: string | undefined, defaultValue: string | undefined) =>
  value === undefined ? { defaultChecked: own === defaultValue } : { checked: own === value }
