'use client'
import Form from 'next/form'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ElementFound } from '@/lib/access/element-search'
import { AskField, type Kind } from './ask-field'

export type Asked = Partial<Record<Kind, ElementFound>>

/** What goes when something else is chosen: a question is about one thing, and a department or an employee is one of its employer. */
const instead: Record<Kind, readonly Kind[]> = {
  gebruiker: ['groep'],
  groep: ['gebruiker'],
  werkgever: ['afdeling', 'werknemer'],
  afdeling: ['werknemer'],
  werknemer: ['afdeling'],
}

/** The two questions, side by side; what was asked stands in the address. */
export function Questions({ asked, at }: { asked: Asked; at?: string }) {
  const t = useTranslations('reachScreen')
  const [chosen, setChosen] = useState(asked)
  const field = (kind: Kind, className: string) => (
    <AskField
      kind={kind}
      label={t(`fields.${kind}`)}
      employer={chosen.werkgever?.code}
      chosen={chosen[kind] ?? null}
      onChoose={(code) => {
        const gone = Object.fromEntries(instead[kind].map((other) => [other, undefined]))
        setChosen({ ...chosen, ...gone, [kind]: { code, name: '' } })
      }}
      className={className}
    />
  )
  const clear = (...kinds: Kind[]) =>
    kinds.some((kind) => chosen[kind]) && (
      <Button variant="quiet" onClick={() => setChosen({ ...chosen, ...Object.fromEntries(kinds.map((kind) => [kind, undefined])) })}>
        {t('clear')}
      </Button>
    )
  const moment = (id: string) => (
    <Field label={t('at')} id={id} className="w-48 max-md:w-full">
      <Input type="datetime-local" name="op" defaultValue={at} />
    </Field>
  )
  const look = 'flex flex-wrap content-start items-end gap-3 px-6 py-3 max-md:px-4'
  return (
    <div className="flex border-line-strong border-b max-xl:flex-col">
      <Form action="" scroll={false} className={`${look} flex-1`}>
        <div className="w-full">
          <h2 className="font-semibold text-section">{t('what')}</h2>
          <p className="text-secondary text-small">{t('whatHelp')}</p>
        </div>
        {field('gebruiker', 'min-w-44 flex-1 max-md:w-full max-md:flex-none')}
        {field('groep', 'min-w-44 flex-1 max-md:w-full max-md:flex-none')}
        {moment('op-wat')}
        <Button type="submit">{t('show')}</Button>
        {clear('gebruiker', 'groep')}
      </Form>
      <Form action="" scroll={false} className={`${look} flex-[1.4] border-line-strong max-xl:border-t xl:border-l`}>
        <div className="w-full">
          <h2 className="font-semibold text-section">{t('who')}</h2>
          <p className="text-secondary text-small">{t('whoHelp')}</p>
        </div>
        {field('werkgever', 'min-w-56 flex-[1.6] max-md:w-full max-md:flex-none')}
        {chosen.werkgever && field('afdeling', 'min-w-36 flex-1 max-md:w-full max-md:flex-none')}
        {chosen.werkgever && field('werknemer', 'min-w-36 flex-1 max-md:w-full max-md:flex-none')}
        {moment('op-wie')}
        <Button type="submit">{t('show')}</Button>
        {clear('werkgever', 'afdeling', 'werknemer')}
      </Form>
    </div>
  )
}
