import { z } from 'zod'
import { db } from '@/db/client'
import { guard } from '@/lib/access/guard'
import type { Context } from '@/lib/kernel/context'
import { parse } from '@/lib/kernel/parse'
import { type Result, refuse } from '@/lib/kernel/result'
import { coversAccount } from '../accounts/access'
import { loadAccount } from '../accounts/queries'
import { deliver } from '../runs/commands/deliver'
import { holdUpload, sweepUploads, TooLarge } from './uploads'

const schema = z.strictObject({
  account: z.string().min(1).max(64),
  fileName: z.string().min(1).max(1000),
  sheet: z.string().trim().max(255).optional(),
  encoding: z.string().trim().max(40).optional(),
})

export type Upload = z.input<typeof schema>

/**
 * Takes in an uploaded file: to disk first, no byte of it before the caller may import for the account, then as any delivery.
 * The file is deleted as soon as it has been read; `work` settles after that.
 *
 * @param size what the sender says the size is, in bytes; null when it does not say
 * @throws Forbidden; problems: unknown-account, file-too-large, upload-interrupted, and those of `deliver`
 */
export async function takeIn(
  ctx: Context,
  input: Upload,
  { body, size, most }: { body: ReadableStream<Uint8Array>; size: number | null; most: number },
): Promise<Result<{ run: string; work: Promise<void> }>> {
  await guard(db(), ctx, 'import')
  const parsed = parse(schema, input)
  if (!parsed.ok) return parsed
  const { account: code, fileName, sheet, encoding } = parsed.value
  const account = await loadAccount(db(), code)
  // I22: one beyond the caller's reach answers like one that does not exist.
  if (!account || !(await coversAccount(db(), ctx, account.id))) return refuse('unknown-account', { account: code }, 'account')
  const tooLarge = refuse('file-too-large', { megabytes: Math.floor(most / 1_000_000) }, 'file')
  if (size !== null && size > most) return tooLarge
  await sweepUploads()
  const held = await holdUpload(body, most).catch((error) => {
    if (error instanceof TooLarge) return 'too-large' as const
    if (error instanceof Error && /abort|premature|reset/i.test(`${error.name} ${(error as NodeJS.ErrnoException).code} ${error.message}`))
      return 'interrupted' as const
    throw error
  })
  if (held === 'too-large') return tooLarge
  if (held === 'interrupted') return refuse('upload-interrupted', undefined, 'file')
  const delivered = await deliver(ctx, {
    account: code,
    path: held.path,
    fileName,
    sheet: sheet || undefined,
    encoding: encoding || undefined,
  }).catch(async (error) => {
    await held.remove()
    throw error
  })
  if (!delivered.ok) {
    await held.remove()
    return delivered
  }
  return { ...delivered, work: delivered.work.finally(held.remove) }
}
