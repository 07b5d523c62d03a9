import type { Page, PageName } from '@/lib/menus/nodes'
import type { MenuEntry } from '@/lib/menus/rules'

/** Pages that have no screen yet: out of the menu and the tabs; their addresses are guarded all the same, and then do not exist. */
const withoutScreen: readonly PageName[] = ['connections']

export const hasScreen = (name: PageName): boolean => !withoutScreen.includes(name)

export const withScreen = (pages: readonly Page[]): Page[] => pages.filter(({ name }) => hasScreen(name))

/** The menu without what leads to a page that has no screen yet, and without folders that are empty then. */
export function menuWithScreens(menu: readonly MenuEntry[], pages: readonly Page[]): MenuEntry[] {
  const shown = new Set<string>(withScreen(pages).map(({ address }) => address))
  return menu
    .map((entry) => ({
      ...entry,
      address: entry.address && shown.has(entry.address) ? entry.address : null,
      children: menuWithScreens(entry.children, pages),
    }))
    .filter(({ address, children }) => address !== null || children.length > 0)
}
