'use client'
import { usePathname } from 'next/navigation'
import { TabRow } from '@/components/ui/tabs'

/** Tabs of pages: the one whose address one is at, or under, is chosen. */
export function PathTabs({ label, tabs, panel }: { label: string; tabs: readonly { href: string; name: string }[]; panel: string }) {
  const path = usePathname()
  const current = tabs.find(({ href }) => path === href || path.startsWith(`${href}/`))?.href
  return (
    <TabRow
      label={label}
      tabs={tabs}
      panel={panel}
      current={current}
      className="h-11 shrink-0 border-line-strong border-b px-6 max-md:px-4"
    />
  )
}
