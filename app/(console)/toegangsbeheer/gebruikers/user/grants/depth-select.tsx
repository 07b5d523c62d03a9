'use client'
import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'

const offered = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** How deep under a department a grant reaches, in words (A4). `name` is the department. */
export function DepthSelect({
  name,
  value,
  disabled = false,
  onChange,
  ...rest
}: {
  name?: string
  value: number
  disabled?: boolean
  onChange: (depth: number) => void
  id?: string
}) {
  const t = useTranslations('userForm')
  const depths = offered.includes(value) ? offered : [...offered, value]
  return (
    <Select
      {...rest}
      aria-label={name && t('grants.depthOf', { name })}
      value={String(value)}
      disabled={disabled}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
      options={depths.map((depth) => ({
        value: String(depth),
        label: depth === 1 ? t('grants.alone') : t('grants.layers', { count: depth - 1 }),
      }))}
      className="h-(--size-control-small) text-small"
    />
  )
}
