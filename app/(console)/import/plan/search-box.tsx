'use client'
import { Search } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Input } from '@/components/ui/input'

const PAUSE = 300

/** Narrows the list down while one types; the text stands in the address (`zoek`). */
export function SearchBox({ label }: { label: string }) {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const held = params.get('zoek') ?? ''
  const [text, setText] = useState(held)
  const sent = useRef(held)
  useEffect(() => {
    if (held === sent.current) return
    sent.current = held
    setText(held)
  }, [held])
  useEffect(() => {
    if (text.trim() === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text.trim()
      const query = new URLSearchParams(params)
      for (const name of ['na', 'voor', 'open']) query.delete(name)
      if (text.trim()) query.set('zoek', text.trim())
      else query.delete('zoek')
      router.replace(`${path}${query.size > 0 ? `?${query}` : ''}`, { scroll: false })
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text, params, path, router])
  return (
    <span className="block w-50 max-md:w-full">
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.currentTarget.value)}
        lead={<Search aria-hidden />}
        className="h-(--size-control-small)"
      />
    </span>
  )
}
