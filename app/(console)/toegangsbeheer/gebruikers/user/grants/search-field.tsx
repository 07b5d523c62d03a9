'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import type { Choice } from '@/lib/users/element-queries'
import { fetchJson } from '../fetch-json'

const patience = 200

/** A choice that is searched for on the server while one types; the first ones are there at once. */
export function SearchField<C extends Choice>({
  label,
  address,
  chosen,
  onChoose,
}: {
  label: string
  address: (text: string) => string
  chosen: C | null
  onChoose: (choice: C) => void
}) {
  const ui = useTranslations('ui')
  const [found, setFound] = useState<readonly C[]>([])
  const [text, setText] = useState('')
  const wanted = address(text)
  const first = useRef(true)
  useEffect(() => {
    let stale = false
    const timer = setTimeout(
      async () => {
        const result = await fetchJson<C[]>(wanted)
        if (!stale && result) setFound(result)
      },
      first.current ? 0 : patience,
    )
    first.current = false
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [wanted])
  const all = chosen && !found.some(({ code }) => code === chosen.code) ? [...found, chosen] : found
  return (
    <Field label={label} id={`kies-${label}`}>
      <Combobox
        options={all.map(({ code, name }) => ({ value: code, label: name ? `${code} ${name}` : code }))}
        value={chosen?.code ?? ''}
        onSearch={setText}
        onChange={(code) => {
          const choice = all.find((one) => one.code === code)
          if (choice) onChoose(choice)
        }}
        nothing={ui('noResults')}
      />
    </Field>
  )
}
