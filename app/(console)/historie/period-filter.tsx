'use client'
import { ChevronDown } from 'lucide-react'
import Form from 'next/form'
import Link from 'next/link'
import type { ListState } from '@/components/data-table/address'
import { Button } from '@/components/ui/button'
import { buttonLook } from '@/components/ui/button-look'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Popover } from '@/components/ui/popover'

/** From when to when: two days, each of which may be left empty, or one of the periods that one mostly asks for. */
export function PeriodFilter({
  state,
  often,
  words,
}: {
  state: ListState
  often: readonly { href: string; label: string }[]
  words: { name: string; from: string; to: string; apply: string }
}) {
  const kept = Object.entries(state).filter(([name, value]) => value && !['van', 'tot', 'na', 'voor', 'rij', 'vastlegging'].includes(name))
  return (
    <Popover
      name={words.name}
      anew
      className="w-64"
      look={`${buttonLook({ variant: 'plain', size: 'small' })} rounded-chip font-regular text-secondary`}
      label={
        <>
          {words.name}
          <ChevronDown aria-hidden className="text-muted" />
        </>
      }
    >
      <ul className="mb-2 border-line border-b pb-2">
        {often.map(({ href, label }) => (
          <li key={label}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              className="focus-inside -mx-1 flex min-h-(--size-control) items-center rounded-control px-1 no-underline hover:bg-hover coarse:min-h-(--size-touch)"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <Form action="" scroll={false} className="grid gap-2">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field label={words.from}>
          <Input type="date" name="van" defaultValue={state.van} min="1000-01-01" max="2999-12-31" />
        </Field>
        <Field label={words.to}>
          <Input type="date" name="tot" defaultValue={state.tot} min="1000-01-01" max="2999-12-31" />
        </Field>
        <Button type="submit" className="justify-self-start">
          {words.apply}
        </Button>
      </Form>
    </Popover>
  )
}
