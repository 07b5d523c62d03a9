'use client'
import { useTranslations } from 'next-intl'
import type { MenuScreen } from '@/lib/access/menus/queries'
import type { Level } from '@/lib/kernel/context'

/** How many active users some levels have together, in words. */
export function usePeopleText(people: MenuScreen['people']): (levels: readonly Level[]) => string {
  const t = useTranslations('menuScreen')
  return (levels) => {
    const count = levels.reduce((sum, level) => sum + people[level].count, 0)
    return levels.some((level) => people[level].more) ? t('morePeople', { count }) : t('people', { count })
  }
}
