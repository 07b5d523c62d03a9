'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { Segmented } from '@/components/ui/segmented'
import type { Choice, EmployerChoice } from '@/lib/users/element-queries'
import type { GrantLine } from '@/lib/users/grant-queries'
import { DepartmentTree } from './department-tree'
import { DepthSelect } from './depth-select'
import { SearchField } from './search-field'
import type { NewGrant } from './use-grant-changes'

const elements = ['employer', 'department', 'employee'] as const

/** Chooses one element: an employer, a department in its employer's tree with a depth, or an employee (A3). It stays open for the next. */
export function AddGrant({
  onAdd,
  onHalf,
  onClose,
}: {
  onAdd: (grant: NewGrant) => void
  /** What is chosen and could be added; null for nothing. */
  onHalf: (name: string | null) => void
  onClose: () => void
}) {
  const t = useTranslations('userForm')
  const [element, setElement] = useState<GrantLine['element']>('employer')
  const [employer, setEmployer] = useState<EmployerChoice | null>(null)
  const [part, setPart] = useState<Choice | null>(null)
  const [depth, setDepth] = useState(1)
  const [added, setAdded] = useState('')
  const box = useRef<HTMLFieldSetElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])

  const onlyParts = element === 'employer' && employer !== null && !employer.whole
  const ready = employer !== null && !onlyParts && (element === 'employer' || part !== null)
  const own = element === 'employer' ? null : part
  const name = employer && (own ? `${employer.code} · ${own.code} ${own.name}` : `${employer.code} ${employer.name}`)
  useEffect(() => {
    onHalf(ready ? name : null)
    return () => onHalf(null)
  }, [ready, name])
  const add = () => {
    if (!employer || !ready) return
    onAdd({
      element,
      employer: employer.code,
      employerName: employer.name,
      part: own?.code ?? null,
      partName: own?.name ?? null,
      depth: element === 'department' ? depth : null,
    })
    setAdded(name ?? '')
    setPart(null)
    if (element === 'employer') setEmployer(null)
  }
  return (
    <fieldset ref={box} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 rounded-region border border-line-strong p-3">
      <legend className="sr-only">{t('grants.open')}</legend>
      <Segmented
        label={t('grants.element')}
        name="soort-recht"
        value={element}
        choices={elements.map((value) => ({ value, label: t(`grants.elements.${value}`) }))}
        onChange={(value) => {
          setElement(value as GrantLine['element'])
          setPart(null)
        }}
        className="justify-self-start"
      />
      <SearchField<EmployerChoice>
        label={t('grants.elements.employer')}
        address={(text) => `/api/keuzes/werkgevers?zoek=${encodeURIComponent(text)}`}
        chosen={employer}
        onChoose={(choice) => {
          setEmployer(choice)
          setPart(null)
        }}
      />
      {onlyParts && <Note kind="info">{t('grants.onlyParts')}</Note>}
      {employer && element === 'department' && (
        <>
          <DepartmentTree key={employer.code} employer={employer.code} chosen={part} onChoose={setPart} />
          <Field label={t('grants.depth')} id="diepte">
            <DepthSelect value={depth} onChange={setDepth} />
          </Field>
        </>
      )}
      {employer && element === 'employee' && (
        <SearchField<Choice>
          key={employer.code}
          label={t('grants.elements.employee')}
          address={(text) => `/api/keuzes/werknemers?werkgever=${encodeURIComponent(employer.code)}&zoek=${encodeURIComponent(text)}`}
          chosen={part}
          onChoose={setPart}
        />
      )}
      <div className="flex items-center gap-2">
        <p aria-live="polite" className="mr-auto min-w-0 truncate text-secondary text-small">
          {added && t('grants.added', { name: added })}
        </p>
        <Button variant="quiet" onClick={onClose}>
          {t('grants.close')}
        </Button>
        <Button disabled={!ready} onClick={add}>
          {t('grants.add')}
        </Button>
      </div>
    </fieldset>
  )
}
