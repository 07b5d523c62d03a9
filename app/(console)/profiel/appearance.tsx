'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { remember, showTheme } from '@/app/preferences'
import { RadioGroup } from '@/components/ui/radio-group'

type Words = Record<'language' | 'theme' | 'light' | 'dark' | 'system', string>

/** Language and appearance, of this browser; a choice holds at once. */
export function Appearance({ words, language, theme }: { words: Words; language: 'nl' | 'en'; theme: 'light' | 'dark' | null }) {
  const router = useRouter()
  const [chosen, setChosen] = useState(theme)
  return (
    <div className="flex flex-wrap gap-x-12 gap-y-4">
      <RadioGroup
        name="language"
        label={words.language}
        value={language}
        choices={[
          { value: 'nl', label: <span lang="nl">Nederlands</span> },
          { value: 'en', label: <span lang="en">English</span> },
        ]}
        onChange={(value) => {
          remember('language', value)
          router.refresh()
        }}
      />
      <RadioGroup
        name="theme"
        label={words.theme}
        value={chosen ?? 'system'}
        choices={[
          { value: 'light', label: words.light },
          { value: 'dark', label: words.dark },
          { value: 'system', label: words.system },
        ]}
        onChange={(value) => {
          const next = value === 'light' || value === 'dark' ? value : null
          setChosen(next)
          showTheme(next)
        }}
      />
    </div>
  )
}
