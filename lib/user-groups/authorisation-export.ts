import type { Context } from '@/lib/kernel/context'
import { Forbidden } from '@/lib/kernel/result'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { type GroupAuthorisation, groupAuthorisation } from './authorisation-queries'

/**
 * What a group is authorised for as a sheet (A2): a line for every employer and every way in which it is reached, by code. A group that is
 * not there: Forbidden. Guarded as the page Autorisatie werkgevers.
 */
export async function authorisationSheet(ctx: Context, groupId: number): Promise<Sheet> {
  const say = speaker(ctx.language, 'authorisationScreen')
  const found = await groupAuthorisation(ctx, groupId)
  if (!found) throw new Forbidden('not-found')
  return {
    name: say('export.file', { group: found.name }),
    header: [say('group'), say('export.code'), say('export.name'), say('export.via'), say('export.state')],
    rows: rowsOf(found, { single: say('row.perEmployer'), ended: say('row.ended'), open: say('export.open') }),
  }
}

function* rowsOf({ name: group, employers, sets, authorised }: GroupAuthorisation, words: { single: string; ended: string; open: string }) {
  const [single, whole] = [new Set(authorised.employers), new Set(authorised.sets)]
  const given = new Map(sets.filter(({ id }) => whole.has(id)).map(({ id, name }) => [id, name]))
  for (const { id, code, name, sets: of, ended } of employers) {
    const ways = [...(single.has(id) ? [words.single] : []), ...of.flatMap((set) => given.get(set) ?? [])]
    for (const way of ways) yield [group, code, name, way, ended ? words.ended : words.open]
  }
}
