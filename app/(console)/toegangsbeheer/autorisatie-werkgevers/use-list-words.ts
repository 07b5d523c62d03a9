'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { TwoListsWords } from '@/components/two-lists/two-lists'
import type { RowWords } from './lists'

/** The words of the lists, made once: ten thousand rows ask for them. */
export function useListWords(language: string): { rows: RowWords; lists: TwoListsWords } {
  const t = useTranslations('authorisationScreen')
  return useMemo(() => {
    const numbers = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB')
    return {
      rows: {
        added: t('row.added'),
        removed: t('row.removed'),
        singleRemoved: t('row.singleRemoved'),
        ended: t('row.ended'),
        perEmployer: t('row.perEmployer'),
        employerGroups: t('row.employerGroups'),
        employerGroup: (name) => t('row.employerGroup', { name }),
        via: once((names) => t('row.via', { names })),
        alsoVia: once((names) => t('row.alsoVia', { names })),
        size: once((count) => t('row.size', { count })),
        later: t('row.later'),
        figure: (count) => numbers.format(count),
      },
      lists: {
        right: t('right'),
        left: t('left'),
        allRight: t('allRight'),
        allLeft: t('allLeft'),
        allHint: t('allHint'),
        keys: t('keys'),
        keysShort: t('keysShort'),
        foot: (shown, chosen, hidden) => t('foot', { shown, chosen, hidden }),
      },
    }
  }, [t, language])
}

/** Keeps what was said before: few names and sizes come back ten thousand times. */
function once<Given>(words: (given: Given) => string): (given: Given) => string {
  const said = new Map<Given, string>()
  return (given) => {
    const known = said.get(given)
    if (known !== undefined) return known
    const text = words(given)
    said.set(given, text)
    return text
  }
}
