import { saved } from '@/app/download'
import { route } from '@/lib/auth/route'
import { exportUsers } from '@/lib/import/users/export/export'
import { Forbidden } from '@/lib/kernel/result'

const formats = ['xlsx', 'csv'] as const

/** The users of a customer account's groups in the columns of the import, to be changed and offered again (I26). */
export const GET = route<{ account: string; format: string }>(async (ctx, _, { account, format }) => {
  const asked = formats.find((known) => known === format)
  if (!asked) throw new Forbidden('not-found')
  // Held at once: the snapshot that it is read from must not last as long as a slow line takes.
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const done = await exportUsers(ctx, { account, format: asked }, async (bytes) => {
    for await (const piece of bytes) pieces.push(new Uint8Array(piece))
  })
  if (!done.ok) throw new Error('only .xls has a limit to its rows')
  return saved(new Blob(pieces), asked, `gebruikersimport-${account}-gebruikers`)
})
