import { desc, eq, lt } from 'drizzle-orm'
import { db } from '@/db/client'
import { mails } from '@/db/schema'
import { moment } from '@/lib/kernel/clock'
import type { Context } from '@/lib/kernel/context'
import { letterOf } from '@/lib/kernel/mail/letter'
import { mailIsSetUp } from '@/lib/kernel/mail/write'
import type { Sheet } from '@/lib/kernel/sheet/sheet'
import { speaker } from '@/lib/kernel/words'
import { guard } from './guard'

type Row = typeof mails.$inferSelect
export type MailLine = Pick<Row, 'id' | 'createdAt' | 'recipient' | 'status' | 'attempts' | 'problem'> & { subject: string }
/** A mail as it was written; `nextAt` while it waits. A one-time link is never in it. */
export type MailView = MailLine & { text: string; doneAt: Date | null; nextAt: Date | null }

const lineOf = (row: Row): MailLine => {
  const { id, createdAt, recipient, status, attempts, problem } = row
  return { id, createdAt, recipient, status, attempts, problem, subject: letterOf(row, null).subject }
}

/** Mails that were sent, wait, failed or are kept, the latest first, for whoever reaches Historie; `setUp`: whether they leave the installation. */
export async function listMails(
  ctx: Context,
  { before, limit }: { before?: number; limit: number },
): Promise<{ mails: MailLine[]; setUp: boolean }> {
  await guard(db(), ctx, 'history')
  const rows = await db()
    .select()
    .from(mails)
    .where(before === undefined ? undefined : lt(mails.id, before))
    .orderBy(desc(mails.id))
    .limit(limit)
  return { mails: rows.map(lineOf), setUp: mailIsSetUp() }
}

const batch = 500

/**
 * The mails of the list as a sheet, the latest first: when, to whom, what about and what became of it. What they say is read in the console alone, so that
 * no file tells who was let in, and by when. Guarded as the list.
 */
export async function mailsSheet(ctx: Context): Promise<Sheet> {
  await guard(db(), ctx, 'history')
  const say = speaker(ctx.language, 'mailList')
  return { name: say('title'), header: [say('at'), say('to'), say('subject'), say('state')], rows: rowsOf(ctx) }
}

async function* rowsOf(ctx: Context): AsyncGenerator<string[]> {
  const say = speaker(ctx.language, 'mailList')
  for (let before: number | undefined; ; ) {
    const { mails } = await listMails(ctx, { before, limit: batch })
    for (const { createdAt, recipient, subject, status } of mails) yield [moment(createdAt), recipient, subject, say(`status.${status}`)]
    if (mails.length < batch) return
    before = mails.at(-1)!.id
  }
}

/** One mail with its text; null when there is none. */
export async function showMail(ctx: Context, id: number): Promise<MailView | null> {
  await guard(db(), ctx, 'history')
  const [row] = await db().select().from(mails).where(eq(mails.id, id))
  if (!row) return null
  const link = row.linkId === null ? null : speaker(ctx.language, 'mailList')('linkLeftOut')
  return { ...lineOf(row), text: letterOf(row, link).text, doneAt: row.doneAt, nextAt: row.status === 'waiting' ? row.nextAt : null }
}
