import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { fieldLook } from './input'

export type Option = { value: string; label: string; disabled?: boolean }

/**
 * Select: a choice from a short, closed list. The browser's own list: keyboard, screen reader and telephone know it, and it works before
 * any script has run. From some 15 options on, use Combobox.
 */
export function Select({
  options,
  empty,
  className,
  ...rest
}: Omit<ComponentProps<'select'>, 'children'> & { options: readonly Option[]; empty?: string }) {
  return (
    <span className="relative block min-w-0">
      <select className={clsx(fieldLook, 'h-(--size-control) appearance-none truncate pr-8', className)} {...rest}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-muted" />
    </span>
  )
}
