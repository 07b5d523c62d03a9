import type { Menu } from '@/lib/menus/nodes'

/** The menus as the address names them (`?menu=beheermenu`). */
export const menuWords: Record<Menu, string> = { system: 'systeemmenu', admin: 'beheermenu', user: 'gebruikersmenu' }
