import type { Level } from '@/lib/kernel/context'
import { maintenance } from './tree/maintenance'
import { payroll } from './tree/payroll'

/** The three menus share one tree of nodes; each says for itself which are available (L2). */
export const menus = ['system', 'admin', 'user'] as const satisfies Level[]
export type Menu = (typeof menus)[number]

type Names = { nl: string; en: string }

// What this console serves comes first: that is what one comes here to set.
const tree = { ...maintenance, ...payroll }

export type NodeKey = keyof typeof tree
/** `tab`: shown as a tab of the node above it, not in the shell's menu. `page` null: a folder, or a part of another program. */
export type Node = { key: NodeKey; parent: NodeKey | null; tab: boolean; name: Names; page: PageName | null }

/** The pages of the console (L8): the level needed and the node that governs them; a page without a node is there for every level. */
const table = [
  { name: 'menu', address: '/toegangsbeheer/menu', level: 'system', node: 'maintenance.system.access.menu', tab: true },
  { name: 'users', address: '/toegangsbeheer/gebruikers', level: 'admin', node: 'maintenance.system.access.users', tab: true },
  {
    name: 'user-groups',
    address: '/toegangsbeheer/gebruikersgroepen',
    level: 'system',
    node: 'maintenance.system.access.user-groups',
    tab: true,
  },
  {
    name: 'roles',
    address: '/toegangsbeheer/gebruikersgroepen/rollen',
    level: 'system',
    node: 'maintenance.system.access.user-groups',
    tab: false,
  },
  {
    name: 'employer-authorisation',
    address: '/toegangsbeheer/autorisatie-werkgevers',
    level: 'system',
    node: 'maintenance.system.access.employer-authorisation',
    tab: true,
  },
  { name: 'web-api-users', address: '/toegangsbeheer/web-api-gebruiker', level: 'admin', node: 'maintenance-new.system.access', tab: true },
  { name: 'import', address: '/import', level: 'admin', node: 'maintenance.user-import', tab: false },
  { name: 'import-history', address: '/import/historie', level: 'admin', node: 'maintenance.user-import', tab: false },
  { name: 'customer-accounts', address: '/import/klantaccounts', level: 'system', node: 'maintenance.customer-accounts', tab: false },
  { name: 'organisation', address: '/organisatie', level: 'system', node: 'maintenance.organisation', tab: false },
  { name: 'access', address: '/toegang', level: 'admin', node: 'maintenance.reach', tab: false },
  { name: 'connections', address: '/koppelingen', level: 'admin', node: 'maintenance.connections', tab: false },
  { name: 'history', address: '/historie', level: 'system', node: 'maintenance.history', tab: false },
  { name: 'profile', address: '/profiel', level: 'user', node: null, tab: false },
] as const satisfies { name: string; address: `/${string}`; level: Level; node: NodeKey | null; tab: boolean }[]

export type PageName = (typeof table)[number]['name']
/** `tab`: one of the five tabs of Toegangsbeheer, in their order. */
export type Page = { name: PageName; address: `/${string}`; level: Level; node: NodeKey | null; tab: boolean }

export const pages: readonly Page[] = table

const tabsOf: NodeKey = 'maintenance.system.access'
const above = (key: NodeKey): NodeKey | null => (key.includes('.') ? (key.slice(0, key.lastIndexOf('.')) as NodeKey) : null)

/** The whole tree in the order of the screen. A node's page is the first that it governs. */
export const nodes: readonly Node[] = (Object.keys(tree) as NodeKey[]).map((key) => {
  const [nl, en] = tree[key]
  const page = pages.find(({ node }) => node === key)?.name ?? null
  return { key, parent: above(key), tab: above(key) === tabsOf, name: { nl, en }, page }
})

const byKey = new Map(nodes.map((node) => [node.key, node]))
const byParent = new Map<NodeKey | null, Node[]>()
for (const node of nodes) byParent.set(node.parent, [...(byParent.get(node.parent) ?? []), node])
const byName = new Map(pages.map((page) => [page.name, page]))

export const nodeKeys: readonly NodeKey[] = nodes.map(({ key }) => key)
export const nodeOf = (key: NodeKey): Node => byKey.get(key)!
export const pageOf = (name: PageName): Page => byName.get(name)!
export const isNodeKey = (key: string): key is NodeKey => byKey.has(key as NodeKey)

export const childrenOf = (key: NodeKey | null): readonly Node[] => byParent.get(key) ?? []

const withAbove = ({ key, parent }: Node): NodeKey[] => (parent ? [...withAbove(nodeOf(parent)), key] : [key])
const paths = new Map(nodes.map((node) => [node.key, withAbove(node)]))

/** The node and those above it, from the top (L2). */
export const pathOf = (key: NodeKey): readonly NodeKey[] => paths.get(key)!

const closedAtFirst: readonly NodeKey[] = ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access']

/** The state on a new installation (L4): three nodes have a red cross in the Systeemmenu and the Beheermenu. */
export const initiallyAvailable = (menu: Menu, key: NodeKey): boolean => menu === 'user' || !closedAtFirst.includes(key)
