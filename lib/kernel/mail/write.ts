import type { Tx } from '@/db/client'
import { mails } from '@/db/schema'
import type { Language } from '../context'
import { env } from '../env'
import { seal } from '../seal'

export type MailKind = (typeof mails.$inferSelect)['kind']

/** A mail to one person. `values` fill its sentences (`mail.json`); moments as ISO text. The secret `link` is kept apart from them. */
export type Mail = {
  kind: MailKind
  to: string
  language: Language
  userId: number
  values: { login: string; until?: string }
  link?: { id: number; url: string }
}

/** Whether mails leave this installation; without SMTP_URL they are kept and shown. */
export const mailIsSetUp = (): boolean => env().smtpUrl !== null

/** What a link is bound to: it goes to nobody else, whatever is written over the row. */
export const bindingOf = ({ recipient, linkId }: { recipient: string; linkId: number | null }): string => `${linkId} ${recipient}`

/**
 * Writes a mail, to be sent once the transaction is kept. A mail with a link is written only where it can be sent: kept, it would hand the
 * link to whoever reads the kept mails.
 */
export async function writeMail(tx: Tx, { kind, to, language, userId, values, link }: Mail): Promise<void> {
  const sent = mailIsSetUp()
  if (link && !sent) throw new Error('a mail with a link is not written without a mail server')
  const linkId = link?.id ?? null
  const sealed = link ? seal(link.url, 'mail', bindingOf({ recipient: to, linkId })) : null
  await tx.insert(mails).values({ kind, recipient: to, language, userId, values, sealed, linkId, status: sent ? 'waiting' : 'kept' })
}
