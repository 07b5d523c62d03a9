import { route } from '@/lib/auth/route'
import { rejectedRows, rowsReport } from '@/lib/import/report/run-report'
import { mediaTypes, type SheetFormat, writeSheet } from '@/lib/import/report/sheet'
import { Forbidden } from '@/lib/kernel/result'

const reports = { resultaat: rowsReport, afgekeurd: rejectedRows }

/** `resultaat.csv`: what happened per row; `afgekeurd.xlsx`: the rejected rows with their reason, ready to mend and offer again (I23). */
export const GET = route<{ run: string; file: string }>(async (ctx, _, { run, file }) => {
  const [, report, format] = /^(resultaat|afgekeurd)\.(csv|xlsx)$/.exec(file) ?? []
  if (!report || !format) throw new Forbidden('not-found')
  const sheet = await reports[report as keyof typeof reports](ctx, run)
  const pieces = writeSheet(format as SheetFormat, sheet)[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return?.()
    },
  })
  return new Response(body, {
    headers: { 'Content-Type': mediaTypes[format as SheetFormat], 'Content-Disposition': attachment(`${sheet.name}.${format}`) },
  })
})

/** The name of a file to be saved, after RFC 6266: plain for old clients, and as it is. */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%/]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
