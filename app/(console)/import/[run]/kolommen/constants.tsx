'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, IconButton } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Bindings } from './bindings'

const GROUP = 'Gebruiker_GebruikersGroep'

/** Fixed values: one value of a target for every row. A target that gets one lets go of its column. */
export function Constants({
  bindings,
  targets,
  groups,
  onChange,
}: {
  bindings: Bindings
  targets: readonly string[]
  groups: readonly string[]
  onChange: (bindings: Bindings) => void
}) {
  const t = useTranslations('importWizard.columns')
  const { constants } = bindings
  const set = (at: number, changed: { target: string; value: string } | null) => {
    const next = constants.flatMap((constant, index) => (index !== at ? [constant] : changed ? [changed] : []))
    const columns = { ...bindings.columns }
    if (changed?.target) delete columns[changed.target]
    onChange({ columns, constants: next })
  }
  const free = (own: string) => targets.filter((target) => target === own || !constants.some((constant) => constant.target === target))
  return (
    <fieldset className="grid justify-items-start gap-3 px-6 py-4 max-md:px-4">
      <legend className="sr-only">{t('constants')}</legend>
      {constants.map(({ target, value }, index) => (
        <div key={index} className="flex w-full flex-wrap items-center gap-x-3 gap-y-2">
          <span className="w-24 text-secondary text-small max-md:w-full">{t('constant')}</span>
          <span className="w-64 max-md:w-full">
            <Select
              aria-label={t('constantFor')}
              value={target}
              empty={target ? undefined : t('chooseTarget')}
              onChange={(event) => set(index, { target: event.currentTarget.value, value: '' })}
              options={free(target).map((option) => ({ value: option, label: option }))}
            />
          </span>
          <span className="text-secondary">{t('constantIs')}</span>
          <span className="w-40 max-md:flex-1">
            {target === GROUP && groups.length > 0 ? (
              <Select
                aria-label={t('constantValue', { target })}
                value={value}
                empty={value ? undefined : ''}
                onChange={(event) => set(index, { target, value: event.currentTarget.value })}
                options={groups.map((name) => ({ value: name, label: name }))}
              />
            ) : (
              <Input
                aria-label={t('constantValue', { target })}
                value={value}
                maxLength={255}
                disabled={!target}
                onChange={(event) => set(index, { target, value: event.currentTarget.value })}
              />
            )}
          </span>
          <IconButton label={t('removeConstant', { target })} size="small" onClick={() => set(index, null)}>
            <X />
          </IconButton>
        </div>
      ))}
      <Button variant="quiet" size="small" onClick={() => onChange({ ...bindings, constants: [...constants, { target: '', value: '' }] })}>
        <Plus aria-hidden />
        {t('addConstant')}
      </Button>
    </fieldset>
  )
}
