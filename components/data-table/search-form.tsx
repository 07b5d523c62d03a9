import { Search } from 'lucide-react'
import Form from 'next/form'
import { Input } from '@/components/ui/input'
import type { ListState } from './address'

/** SearchForm: the search field of a list; Enter puts the text in the address (`name`), next to the rest of its state. */
export function SearchForm({
  name = 'zoek',
  label,
  state,
  className,
}: {
  name?: string
  label: string
  state: ListState
  className?: string
}) {
  const kept = Object.entries(state).filter(([key]) => key !== name && !['na', 'voor', 'rij'].includes(key))
  return (
    <Form action="" role="search" scroll={false} className={className}>
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Input
        key={state[name]}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={state[name]}
        maxLength={200}
        lead={<Search aria-hidden />}
      />
    </Form>
  )
}
