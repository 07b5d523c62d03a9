import { mediaTypes, type SheetFormat, writeSheet } from '@/lib/kernel/sheet'
import type { Sheet } from '@/lib/kernel/sheet/sheet'

/** A sheet as a file to save, made while it is taken; the file is named after the sheet unless told otherwise. */
export function download(sheet: Sheet, format: SheetFormat, name = sheet.name): Response {
  const pieces = writeSheet(format, sheet)[Symbol.asyncIterator]()
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
  return saved(body, format, name)
}

/** What is answered for a file to save. */
export const saved = (body: BodyInit, format: SheetFormat, name: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': mediaTypes[format],
      'Content-Disposition': attachment(`${name}.${format}`),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })

/** The name of a file to be saved, after RFC 6266: plain for old clients, and as it is. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%/]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
