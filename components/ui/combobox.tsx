'use client'
import { clsx } from 'clsx'
import { ChevronsUpDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { fieldLook } from './input'
import { surfaceLook, useAnchored } from './popover'

/** `disabled`: shown, so that one sees why it is not to be had (`detail`), and not to be chosen. */
export type ComboboxOption = { value: string; label: string; detail?: string; disabled?: boolean }

/**
 * Combobox: a choice from a long list by typing (WAI-ARIA combobox with list autocomplete). Submits the chosen `value` under `name`.
 * `options` are filtered by the text, at most 100 are drawn; give `onSearch` to fetch them from the server instead (`useSearch`). It hears an empty
 * text when the search is over; what was chosen keeps its name then, whatever `options` hold.
 * Stands in a Field, which gives it its name.
 */
export function Combobox({
  name,
  options,
  value: given,
  defaultValue = '',
  onChange,
  onSearch,
  nothing,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange'> & {
  options: readonly ComboboxOption[]
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  onSearch?: (text: string) => void
  nothing: string
}) {
  const t = useTranslations('ui')
  const [own, setOwn] = useState(defaultValue)
  const value = given ?? own
  const [last, setLast] = useState<ComboboxOption | null>(null)
  const chosen = options.find((option) => option.value === value) ?? (last?.value === value ? last : undefined)
  const [text, setText] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const open = useAnchored(input, list, 'stretch')
  const shown = useMemo(() => {
    const wanted = onSearch ? '' : (text ?? '').trim().toLowerCase()
    return options.filter((option) => `${option.label} ${option.detail ?? ''}`.toLowerCase().includes(wanted)).slice(0, 100)
  }, [options, text, onSearch])

  useEffect(() => {
    if (open) list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [open, at])

  const show = () => !list.current?.matches(':popover-open') && list.current?.showPopover()
  const hide = () => list.current?.matches(':popover-open') && list.current.hidePopover()
  const finish = () => {
    if (text !== null) onSearch?.('')
    setText(null)
    setAt(0)
    hide()
  }
  const choose = (option: ComboboxOption | undefined) => {
    if (!option || option.disabled) return
    setOwn(option.value)
    setLast(option)
    onChange?.(option.value)
    finish()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) show()
      else setAt(Math.max(0, Math.min(shown.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(shown[at])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      finish()
    }
  }
  return (
    <span className="relative block min-w-0">
      <input
        ref={input}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        value={text ?? chosen?.label ?? ''}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
          onSearch?.(event.currentTarget.value)
          show()
        }}
        onClick={() => show()}
        onBlur={finish}
        onKeyDown={onKeyDown}
        className={clsx(fieldLook, 'h-(--size-control) pr-8', className)}
        {...rest}
      />
      {name && <input type="hidden" name={name} value={value} />}
      <ChevronsUpDown aria-hidden className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-muted" />
      <div
        ref={list}
        id={`${id}-list`}
        popover="manual"
        role="listbox"
        // Not the name of the field itself: two things of one name could not be told apart.
        aria-label={t('choices')}
        className={clsx(surfaceLook, 'p-1')}
      >
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the focus stays in the field, which handles the keys
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.value === value}
            aria-disabled={option.disabled || undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
            className={clsx(
              'flex min-h-(--size-control) cursor-default items-center gap-2 rounded-control px-2 coarse:min-h-(--size-touch)',
              index === at && 'bg-hover',
              option.disabled && 'text-muted',
            )}
          >
            <span className="truncate">{option.label}</span>
            {option.detail && <span className="ml-auto shrink-0 text-meta text-muted">{option.detail}</span>}
          </div>
        ))}
        {shown.length === 0 && (
          <div role="option" aria-disabled aria-selected={false} tabIndex={-1} className="px-2 py-1.5 text-muted">
            {nothing}
          </div>
        )}
      </div>
    </span>
  )
}
