import { download } from '@/app/download'
import { route } from '@/lib/auth/route'
import { templateSheet } from '@/lib/import/users/export/template'
import { Forbidden } from '@/lib/kernel/result'
import { sheetFormats } from '@/lib/kernel/sheet'

/** `leeg.xlsx`: the columns that a customer account wants delivered; `voorbeeld.csv`: the same with a few rows filled in (I27). */
export const GET = route<{ account: string; file: string }>(async (ctx, _, { account, file }) => {
  const [, kind, ending] = /^(leeg|voorbeeld)\.([a-z]+)$/.exec(file) ?? []
  const format = sheetFormats.find((known) => known === ending)
  if (!kind || !format) throw new Forbidden('not-found')
  const { sheet } = await templateSheet(ctx, { account, filled: kind === 'voorbeeld' })
  return download(sheet, format, `gebruikersimport-${account}-${kind}`)
})
