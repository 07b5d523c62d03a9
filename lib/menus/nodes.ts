import type { Level } from '@/lib/kernel/context'

/** The three menus share one tree of nodes; each says for itself which are available (L2). */
export const menus = ['system', 'admin', 'user'] as const satisfies Level[]
export type Menu = (typeof menus)[number]

type Names = { nl: string; en: string }

/** The tree in the order of the screen. `tab`: shown as a tab of the node above it, not in the shell's menu. */
const tree = [
  { key: 'maintenance', parent: null, name: { nl: 'Onderhoud', en: 'Maintenance' } },
  { key: 'maintenance.system', parent: 'maintenance', name: { nl: 'Systeembeheer', en: 'System administration' } },
  { key: 'maintenance.system.access', parent: 'maintenance.system', name: { nl: 'Toegangsbeheer', en: 'Access management' } },
  { key: 'maintenance.system.access.menu', parent: 'maintenance.system.access', tab: true, name: { nl: 'Menu', en: 'Menu' } },
  { key: 'maintenance.system.access.users', parent: 'maintenance.system.access', tab: true, name: { nl: 'Gebruikers', en: 'Users' } },
  {
    key: 'maintenance.system.access.user-groups',
    parent: 'maintenance.system.access',
    tab: true,
    name: { nl: 'Gebruikersgroepen', en: 'User groups' },
  },
  {
    key: 'maintenance.system.access.employer-authorisation',
    parent: 'maintenance.system.access',
    tab: true,
    name: { nl: 'Autorisatie werkgevers', en: 'Employer authorisation' },
  },
  { key: 'maintenance.user-import', parent: 'maintenance', name: { nl: 'Gebruikersimport', en: 'User import' } },
  { key: 'maintenance.customer-accounts', parent: 'maintenance', name: { nl: 'Klantaccounts', en: 'Customer accounts' } },
  { key: 'maintenance.organisation', parent: 'maintenance', name: { nl: 'Organisatie', en: 'Organisation' } },
  { key: 'maintenance.reach', parent: 'maintenance', name: { nl: 'Toegang', en: 'Access' } },
  { key: 'maintenance.connections', parent: 'maintenance', name: { nl: 'Koppelingen', en: 'Connections' } },
  { key: 'maintenance.history', parent: 'maintenance', name: { nl: 'Historie', en: 'History' } },
  { key: 'maintenance-new', parent: null, name: { nl: 'Onderhoud Nieuw', en: 'Maintenance New' } },
  { key: 'maintenance-new.system', parent: 'maintenance-new', name: { nl: 'Systeembeheer', en: 'System administration' } },
  { key: 'maintenance-new.system.access', parent: 'maintenance-new.system', name: { nl: 'Toegangsbeheer', en: 'Access management' } },
] as const satisfies { key: string; parent: string | null; tab?: true; name: Names }[]

export type NodeKey = (typeof tree)[number]['key']
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

/** A node's page is the first that it governs; folders have none. */
export const nodes: readonly Node[] = tree.map((node) => ({
  tab: false,
  ...node,
  page: pages.find((page) => page.node === node.key)?.name ?? null,
}))

const byKey = new Map(nodes.map((node) => [node.key, node]))
const byName = new Map(pages.map((page) => [page.name, page]))

export const nodeOf = (key: NodeKey): Node => byKey.get(key)!
export const pageOf = (name: PageName): Page => byName.get(name)!
export const isNodeKey = (key: string): key is NodeKey => byKey.has(key as NodeKey)

/** The node and those above it, from the top (L2). */
export function pathOf(key: NodeKey): NodeKey[] {
  const { parent } = nodeOf(key)
  return parent ? [...pathOf(parent), key] : [key]
}

const closedAtFirst: readonly NodeKey[] = ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access']

/** The state on a new installation (L4): three nodes have a red cross in the Systeemmenu and the Beheermenu. */
export const initiallyAvailable = (menu: Menu, key: NodeKey): boolean => menu === 'user' || !closedAtFirst.includes(key)
