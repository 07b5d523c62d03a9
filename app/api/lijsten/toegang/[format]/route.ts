import { questionOf, stateNames } from '@/app/(console)/toegang/question'
import { listExport } from '@/app/list-export'
import { reachSheet } from '@/lib/access/explain-export'
import { Forbidden } from '@/lib/kernel/result'

/** The whole answer to the question in the address, as `.../csv` or `.../xlsx`. */
export const GET = listExport(stateNames, async (ctx, state) => {
  const question = questionOf(state)
  if (!question) throw new Forbidden('not-found')
  return reachSheet(ctx, question)
})
