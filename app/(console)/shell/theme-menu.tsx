'use client'
import { Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { showTheme } from '@/app/preferences'
import { buttonLook } from '@/components/ui/button-look'
import { Menu } from '@/components/ui/menu'

type Theme = 'light' | 'dark' | null

/** Light, dark, or as the system; remembered by this browser. */
export function ThemeMenu({
  label,
  names,
  chosen,
}: {
  label: string
  names: { light: string; dark: string; system: string }
  chosen: Theme
}) {
  const [theme, setTheme] = useState(chosen)
  const choose = (value: Theme) => () => {
    setTheme(value)
    showTheme(value)
  }
  return (
    <Menu
      name={label}
      look={buttonLook({ variant: 'quiet', size: 'small' })}
      label={
        <>
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </>
      }
      items={[
        { kind: 'choice', label: names.light, checked: theme === 'light', onSelect: choose('light') },
        { kind: 'choice', label: names.dark, checked: theme === 'dark', onSelect: choose('dark') },
        { kind: 'choice', label: names.system, checked: theme === null, onSelect: choose(null) },
      ]}
    />
  )
}
