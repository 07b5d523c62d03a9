import { download } from '@/app/download'
import { route } from '@/lib/auth/route'
import { rejectedRows, rowsReport } from '@/lib/import/report/run-report'
import { Forbidden } from '@/lib/kernel/result'
import type { SheetFormat } from '@/lib/kernel/sheet'

const reports = { resultaat: rowsReport, afgekeurd: rejectedRows }

/** `resultaat.csv`: what happened per row; `afgekeurd.xlsx`: the rejected rows with their reason, ready to mend and offer again (I23). */
export const GET = route<{ run: string; file: string }>(async (ctx, _, { run, file }) => {
  const [, report, format] = /^(resultaat|afgekeurd)\.(csv|xlsx)$/.exec(file) ?? []
  if (!report || !format) throw new Forbidden('not-found')
  return download(await reports[report as keyof typeof reports](ctx, run), format as SheetFormat)
})
