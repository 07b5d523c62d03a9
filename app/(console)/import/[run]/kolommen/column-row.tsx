'use client'
import { clsx } from 'clsx'
import { ArrowRight, EyeOff, Minus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { Td, Tr } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { ColumnView } from '@/lib/import/runs/columns'
import { type Bindings, isRepeated } from './bindings'

/** One column of the file: its name, three values, what it becomes (a choice when `bindings` are given), and why. */
export function ColumnRow({
  columns,
  index,
  targets,
  becomes,
  bindings,
  proposed,
  translated,
  onBind,
}: {
  columns: readonly ColumnView[]
  index: number
  targets: readonly string[]
  becomes: readonly string[]
  bindings: Bindings | null
  proposed: Record<string, string>
  translated: (target: string) => number
  onBind: (before: string, after: string) => void
}) {
  const t = useTranslations('importWizard.columns')
  const column = columns[index]
  if (!column) return null
  const { name, samples, state } = column
  const unused = becomes.length === 0
  const repeated = isRepeated(columns, index)
  const shownName = name.trim() || t('nameless')
  return (
    <Tr className="max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-3 max-md:border-line max-md:border-b max-md:px-4 max-md:py-2">
      <Td strong={!unused} muted={unused} className={clsx(cell, 'md:h-[2.625rem]')} title={shownName}>
        {shownName}
      </Td>
      {state === 'never' ? (
        <Td colSpan={3} muted className={clsx(cell, 'text-small')}>
          {t('notShown')}
        </Td>
      ) : (
        [0, 1, 2].map((at) => (
          <Td key={at} mono className={clsx(cell, 'max-md:hidden')} title={samples[at]}>
            {samples[at] ? (
              <span className="block w-24 truncate text-text xl:w-28">{samples[at]}</span>
            ) : (
              <span className="font-sans text-muted">{t('emptyCell')}</span>
            )}
          </Td>
        ))
      )}
      <Td className="w-8 text-muted max-md:hidden">{state !== 'never' && <ArrowRight aria-hidden className="size-3.5" />}</Td>
      <Td className={clsx(cell, 'w-64 max-md:order-last max-md:col-span-2')}>
        {state === 'never' || repeated ? (
          <span className="text-muted">{t(state === 'never' ? 'unbindable' : 'repeated')}</span>
        ) : bindings ? (
          <span className="grid gap-1">
            {(unused ? [''] : becomes).map((target) => (
              <Select
                key={target}
                aria-label={t('target', { column: shownName })}
                value={target}
                onChange={(event) => onBind(target, event.currentTarget.value)}
                empty={target && target === column.standard ? undefined : t('ignore')}
                options={targets.map((option) => ({ value: option, label: label(option, t) }))}
                className={clsx(unused && 'text-muted')}
              />
            ))}
          </span>
        ) : (
          <span className={unused ? 'text-muted' : 'text-text'}>{becomes.join(', ') || t('ignore')}</span>
        )}
      </Td>
      <Td className={clsx(cell, 'text-small')}>{how()}</Td>
    </Tr>
  )

  function how() {
    if (state === 'never')
      return (
        <Tag tone="warning">
          <EyeOff aria-hidden />
          {t('hows.never')}
        </Tag>
      )
    if (unused)
      return (
        <Tag>
          <Minus aria-hidden />
          {t('hows.unused')}
        </Tag>
      )
    const values = becomes.reduce((sum, target) => sum + translated(target), 0)
    if (values > 0) return t('hows.values', { count: values })
    if (becomes.includes('AutorisatieNiveau')) return t('hows.level')
    if (becomes.includes('Gebruiker_Inlognaam')) return t('hows.login')
    if (becomes.every((target) => target === column?.standard)) return t('hows.same')
    return t(becomes.every((target) => proposed[target] === name) ? 'hows.proposed' : 'hows.chosen')
  }

  function label(option: string, say: typeof t): string {
    const at = bindings?.columns[option]
    const other = at !== undefined && at !== index ? columns[at]?.name : undefined
    return other ? say('taken', { target: option, column: other }) : option
  }
}

const cell = 'max-md:block max-md:h-auto max-md:max-w-none max-md:border-0 max-md:p-0 max-md:first:pl-0! max-md:last:pr-0!'
