'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { useController } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Safeguard } from './consequences'
import type { Values } from './values'

type Kind = 'default' | 'count' | 'percent' | 'off'
const kindOf = (value: string): Kind => (value === 'default' || value === 'off' ? value : value.endsWith('%') ? 'percent' : 'count')
const start = { default: 'default', off: 'off', count: '', percent: '%' } as const

/** One safeguard (I20): the usual one, a number, a percentage, or none. */
export function LimitField({ name, label, children }: { name: Safeguard; label: string; children?: ReactNode }) {
  const t = useTranslations('accountForm.limit')
  const ui = useTranslations('ui')
  const { field, fieldState } = useController<Values, Safeguard>({ name })
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <Field
        label={label}
        id={`field-${name}`}
        help={kindOf(field.value) === 'default' ? t(name === 'maxErrorRows' ? 'defaultErrorRows' : 'defaultHelp') : undefined}
        error={fieldState.error?.message}
        changed={fieldState.isDirty ? ui('unsaved', { count: 1 }) : undefined}
      >
        <Limit label={label} rows={name === 'maxErrorRows'} value={field.value} onChange={field.onChange} />
      </Field>
      {children}
    </div>
  )
}

type LimitProps = { label: string; rows: boolean; value: string; onChange: (value: string) => void }

/** The two controls of it: what kind, and how many where that is asked. Stands in a Field. */
function Limit({
  label,
  rows,
  value,
  onChange,
  ...rest
}: LimitProps & Pick<ComponentProps<'select'>, 'id' | 'aria-describedby' | 'aria-invalid'>) {
  const t = useTranslations('accountForm.limit')
  const kind = kindOf(value)
  const kinds = (['default', 'count', 'percent', 'off'] as const).filter((one) => one !== 'count' || !rows)
  const asked = kind === 'count' || kind === 'percent'
  const number = value.replace('%', '')
  return (
    <div className={clsx('grid gap-2', asked ? 'grid-cols-[minmax(0,1fr)_6rem]' : 'grid-cols-[minmax(0,1fr)]')}>
      <Select
        {...rest}
        value={kind}
        options={kinds.map((one) => ({ value: one, label: t(one === 'percent' && rows ? 'percentRows' : one) }))}
        onChange={(event) => onChange(start[event.currentTarget.value as Kind])}
      />
      {asked && (
        <Input
          aria-label={t(kind === 'count' ? 'countOf' : 'percentOf', { label })}
          aria-describedby={rest['aria-describedby']}
          aria-invalid={rest['aria-invalid']}
          inputMode="decimal"
          autoComplete="off"
          maxLength={7}
          value={number}
          onChange={(event) => {
            const typed = event.currentTarget.value.replace('%', '')
            onChange(kind === 'percent' ? `${typed}%` : typed)
          }}
          tail={kind === 'percent' ? <span className="px-2 text-muted">%</span> : undefined}
        />
      )}
    </div>
  )
}
