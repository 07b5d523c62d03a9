import { db } from '@/db/client'
import { nodeKeys } from '@/lib/menus/nodes'
import { menusState } from '@/lib/menus/queries'
import { isAvailable } from '@/lib/menus/rules'
import type { ActionRow, PageRow } from '../row'

export const actions: Record<string, ActionRow> = {
  // System alone (L1, L8), for every node that there is; one that is not there is no input at all.
  'app/(console)/toegangsbeheer/menu/actions.ts#saveMenus': {
    allowed: { system: ['own', 'foreign'] },
    input: async (_, target) => {
      const state = await menusState(db())
      const node = 'maintenance.history'
      const change = { node: target === 'missing' ? 'bestaat-niet' : node, available: !isAvailable(state, 'user', node) }
      return [{ menus: [{ menu: 'user', seen: nodeKeys.filter((key) => !isAvailable(state, 'user', key)), changes: [change] }] }]
    },
  },
}

export const pages: Record<string, PageRow> = {}
