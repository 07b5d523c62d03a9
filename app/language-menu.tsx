'use client'
import { ChevronDown, Languages } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { buttonLook } from '@/components/ui/button-look'
import { Menu } from '@/components/ui/menu'
import { remember } from './preferences'

const names = { nl: 'Nederlands', en: 'English' }

/** The language of the console, remembered by this browser. Each language is named in itself. */
export function LanguageMenu({ label, language, wide = false }: { label: string; language: 'nl' | 'en'; wide?: boolean }) {
  const router = useRouter()
  return (
    <Menu
      name={`${label}: ${names[language]}`}
      look={buttonLook({ variant: 'quiet', size: 'small' })}
      label={
        wide ? (
          <>
            <Languages aria-hidden />
            {names[language]}
            <ChevronDown aria-hidden className="text-muted" />
          </>
        ) : (
          language.toUpperCase()
        )
      }
      items={(['nl', 'en'] as const).map((code) => ({
        kind: 'choice',
        label: names[code],
        lang: code,
        checked: code === language,
        onSelect: () => {
          remember('language', code)
          router.refresh()
        },
      }))}
    />
  )
}
