import { type ActionRow, from, type PageRow, page } from '../row'

/** Nothing is changed here: history is written by what it tells of. */
export const actions: Record<string, ActionRow> = {}

export const pages: Record<string, PageRow> = {
  // System alone, whoever the record is about (L8).
  '/(console)/historie/page': page('/historie?vastlegging=1', 'system'),
  '/api/lijsten/historie/[format]/route': {
    allowed: from('system'),
    path: () => '/api/lijsten/historie/csv?wat=user',
    status: { signedOut: 401 },
  },
  '/api/keuzes/historie/[soort]/route': {
    allowed: from('system'),
    path: () => '/api/keuzes/historie/door?zoek=',
    status: { signedOut: 401 },
  },
}
