'use client'
import { useRouter } from 'next/navigation'
import { Segmented } from '@/components/ui/segmented'

/** Which of the three menus is shown; the choice stands in the address. */
export function MenuChoice({
  label,
  value,
  choices,
}: {
  label: string
  value: string
  choices: readonly { value: string; label: string }[]
}) {
  const router = useRouter()
  return (
    <Segmented
      label={label}
      name="menu"
      value={value}
      choices={choices}
      onChange={(menu) => router.push(`?menu=${menu}`, { scroll: false })}
    />
  )
}
