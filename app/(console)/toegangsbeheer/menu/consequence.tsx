import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { MenuScreen } from '@/lib/access/menus/queries'
import type { Language } from '@/lib/kernel/context'
import { type NodeKey, nodeOf, pageOf } from '@/lib/menus/nodes'
import { effectsOf, type MenusState } from '@/lib/menus/rules'
import { reasonsOf, sentencesOf } from './sentences'
import { usePeopleText } from './use-people-text'

const namedAtMost = 4

/** What saving means: which levels, and how many people, get what or no longer get it. */
export function Consequence({
  stored,
  shown,
  language,
  people,
}: {
  stored: MenusState
  shown: MenusState
  language: Language
  people: MenuScreen['people']
}) {
  const t = useTranslations('menuScreen')
  const peopleText = usePeopleText(people)
  const sentences = useMemo(() => sentencesOf(effectsOf(stored, shown)), [stored, shown])
  const nameOf = (key: NodeKey) => {
    const { page, name } = nodeOf(key)
    if (page === 'web-api-users') return t('save.webApi')
    return page && pageOf(page).tab ? t('save.tab', { name: name[language] }) : name[language]
  }
  const namesOf = (keys: NodeKey[]) => {
    const shownKeys = keys.length > namedAtMost + 1 ? keys.slice(0, namedAtMost) : keys
    const rest = keys.length - shownKeys.length
    return [shownKeys.map(nameOf).join(', '), ...(rest > 0 ? [t('save.more', { count: rest })] : [])].join(' ')
  }
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  if (sentences.length === 0) {
    const reasons = reasonsOf(stored, shown).map((reason) => t(`save.because.${reason}`))
    return <p>{t('save.nobody', { reasons: list.format(reasons) })}</p>
  }
  return sentences.map(({ kind, levels, keys }) => (
    <p key={`${kind} ${levels.join()}`}>
      {t.rich(`save.${kind}`, {
        levels: list.format(levels.map((level) => t(`levels.${level}`))),
        people: peopleText(levels),
        names: namesOf(keys),
        b: (chunks) => <b className="font-semibold text-text">{chunks}</b>,
      })}
    </p>
  ))
}
