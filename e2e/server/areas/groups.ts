import { type ActionRow, from, type PageRow } from '../row'

export const actions: Record<string, ActionRow> = {}

export const pages: Record<string, PageRow> = {
  '/api/keuzes/gebruikersgroepen/route': {
    allowed: from('admin'),
    path: () => '/api/keuzes/gebruikersgroepen?zoek=groep',
    status: { signedOut: 401 },
  },
}
