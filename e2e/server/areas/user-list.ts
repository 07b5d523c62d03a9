import { type ActionRow, from, type PageRow } from '../row'

export const actions: Record<string, ActionRow> = {}

export const pages: Record<string, PageRow> = {
  '/api/lijsten/gebruikers/[format]/route': {
    allowed: from('admin'),
    path: () => '/api/lijsten/gebruikers/csv',
    status: { signedOut: 401 },
  },
}
