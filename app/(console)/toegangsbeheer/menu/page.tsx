import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentLanguage } from '@/app/words'
import { menuTree } from '@/lib/access/menu-tree'
import type { Language } from '@/lib/kernel/context'
import type { Menu } from '@/lib/menus/nodes'
import { visitorOf } from '../../visitor'
import { MenuChoice } from './menu-choice'
import { type MenuItem, MenuView } from './menu-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('menuScreen'))('title') }
}

const words = { systeemmenu: 'system', beheermenu: 'admin', gebruikersmenu: 'user' } as const satisfies Record<string, Menu>
type Word = keyof typeof words
const isWord = (text: unknown): text is Word => typeof text === 'string' && Object.hasOwn(words, text)

export default async function MenuPage({ searchParams }: { searchParams: Promise<{ menu?: string | string[] }> }) {
  const { ctx } = await visitorOf('menu')
  const { menu } = await searchParams
  const word = isWord(menu) ? menu : 'systeemmenu'
  const [tree, language, t] = await Promise.all([menuTree(ctx, words[word]), currentLanguage(), getTranslations('menuScreen')])
  const choices = (Object.keys(words) as Word[]).map((value) => ({ value, label: t(words[value]) }))
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <MenuView
        key={word}
        label={choices.find(({ value }) => value === word)?.label ?? ''}
        items={tree.map((node) => itemOf(node, language))}
        choice={<MenuChoice label={t('choice')} choices={choices} value={word} />}
        words={{
          available: t('available'),
          unavailable: t('unavailable'),
          unreachable: t('unreachable'),
          locked: t('locked'),
          now: t('now'),
          above: t('above'),
          aboveOpen: t('aboveOpen'),
          aboveClosed: t.raw('aboveClosed'),
          counted: t.raw('counted'),
          page: t('page'),
          folder: t('folder'),
          effect: t('effect'),
        }}
      />
    </>
  )
}

const itemOf = (node: Awaited<ReturnType<typeof menuTree>>[number], language: Language): MenuItem => ({
  id: node.key,
  name: node.name[language],
  path: node.path.map((name) => name[language]),
  available: node.available,
  locked: node.locked,
  closedBy: node.closedBy?.[language] ?? null,
  addresses: node.addresses,
  children: node.children.map((child) => itemOf(child, language)),
})
