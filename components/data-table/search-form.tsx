'use client'
import { Search } from 'lucide-react'
import Form from 'next/form'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { Input } from '@/components/ui/input'
import { type ListState, withState } from './address'

const PAUSE = 300

/** SearchForm: the search field of a list; the text stands in the address (`name`) next to the rest of its state, after a pause in typing or by Enter. */
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
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const held = state[name] ?? ''
  const asked = useRef([held])
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  })
  const typed = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const text = field.current?.value.trim() ?? ''
      if (text === (latest.current[name] ?? '')) return
      asked.current.push(text)
      router.replace(withState(latest.current, { [name]: text || undefined }), { scroll: false })
    }, PAUSE)
  }
  // An address that was not asked for here (back, a filter cleared) fills the field; an answer to what was typed leaves it alone.
  useEffect(() => {
    const asking = asked.current.indexOf(held)
    if (asking >= 0) asked.current.splice(0, asking)
    else if (field.current) {
      clearTimeout(timer.current)
      asked.current = [held]
      field.current.value = held
    }
  }, [held])
  // What was typed before this page listened counts too.
  useEffect(() => {
    if (field.current && field.current.value.trim() !== asked.current[0]) typed()
    return () => clearTimeout(timer.current)
  }, [])
  const kept = Object.entries(state).filter(([key, value]) => value && key !== name && !['na', 'voor', 'rij'].includes(key))
  return (
    <Form
      action=""
      role="search"
      scroll={false}
      className={className}
      onSubmit={() => {
        clearTimeout(timer.current)
        asked.current.push(field.current?.value ?? '')
      }}
    >
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Input
        ref={field}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={held}
        maxLength={200}
        onChange={typed}
        lead={<Search aria-hidden />}
      />
    </Form>
  )
}
