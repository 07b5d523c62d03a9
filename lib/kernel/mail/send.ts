import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { mails } from '@/db/schema'
import { log } from '../log'
import { unseal } from '../seal'
import { letterOf } from './letter'
import { type MailServer, mailServer, refusalOf } from './transport'
import { bindingOf, mailIsSetUp } from './write'

/** A mail is tried ten times in five hours: after 1, 2, 4 … minutes, an hour at most. */
const mostAttempts = 10
const keptDays = 90
const round = { pause: 2_000, pauseUnreachable: 30_000, most: 50 }

type Claimed = Pick<typeof mails.$inferSelect, 'id' | 'kind' | 'recipient' | 'language' | 'values' | 'sealed' | 'attempts'> & {
  linkId: string | null
}

/** A mail whose link is used, withdrawn or past is not sent any more, nor one to an address that the user has no longer. */
const withdrawUseless = () =>
  db().execute(sql`
    update mails m set status = 'withdrawn', sealed = null, done_at = now() from password_links l join users u on u.id = l.user_id
    where m.status = 'waiting' and l.id = m.link_id
      and (l.used_at is not null or l.expires_at <= now() or (l.mailed_to is not null and lower(l.mailed_to) is distinct from lower(u.email)))`)

/** Takes one mail that is due. It is counted before it is tried, and comes back by itself when this process dies meanwhile. */
async function claim(): Promise<Claimed | undefined> {
  const { rows } = await db().execute<Claimed>(sql`
    update mails set attempts = attempts + 1,
      next_at = now() + greatest(interval '2 minutes', least(interval '1 hour', interval '1 minute' * power(2, attempts)))
    where id = (select id from mails where status = 'waiting' and next_at <= now() order by next_at, id limit 1 for update skip locked)
    returning id, kind, recipient, language, "values", sealed, attempts, link_id as "linkId"`)
  return rows[0]
}

const settle = (id: number, status: 'sent' | 'failed', problem: string | null) =>
  db().execute(
    sql`update mails set status = ${status}, sealed = null, problem = ${problem}, done_at = now() where id = ${id} and status = 'waiting'`,
  )

const postpone = (id: number, problem: string, attempts: number) =>
  db().execute(sql`
    update mails set problem = ${problem}, next_at = now() + least(interval '1 hour', interval '1 minute' * power(2, ${attempts - 1}::int))
    where id = ${id} and status = 'waiting'`)

/** Tries one mail; answers whether the server could be reached. */
async function deliver(server: MailServer, mail: Claimed): Promise<boolean> {
  const link =
    mail.sealed === null ? null : unseal(mail.sealed, 'mail', bindingOf({ recipient: mail.recipient, linkId: Number(mail.linkId) }))
  if (mail.sealed !== null && link === null) {
    await settle(mail.id, 'failed', 'unreadable')
    return true
  }
  try {
    await server.send(mail.recipient, letterOf(mail, link))
  } catch (error) {
    const { code, final, unreachable } = refusalOf(error)
    log.warn({ mail: mail.id, attempt: mail.attempts, code }, 'a mail was not taken')
    if (final || mail.attempts >= mostAttempts) await settle(mail.id, 'failed', code)
    else await postpone(mail.id, code, mail.attempts)
    return !unreachable
  }
  await settle(mail.id, 'sent', null)
  return true
}

/** Sends what is due, in the order of its time; answers whether the server could be reached. Several processes may do so at once. */
export async function sendDue(goOn: () => boolean = () => true): Promise<boolean> {
  await withdrawUseless()
  let server: MailServer | undefined
  try {
    for (let n = 0; n < round.most && goOn(); n++) {
      const mail = await claim()
      if (!mail) break
      server ??= mailServer()
      if (!(await deliver(server, mail))) return false
    }
    return true
  } finally {
    server?.close()
  }
}

/** Mails are kept as long as runs are; one that waits is not forgotten. */
export const forgetOldMails = () =>
  db().execute(sql`delete from mails where status <> 'waiting' and created_at < now() - make_interval(days => ${keptDays})`)

/**
 * Sends mails as they are written, until it is stopped; without a mail server it only forgets old ones. A failure of the database
 * passes by itself or is told by others.
 */
export function keepSending(): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const run = async () => {
    for (let forgotten = 0; !signal.aborted; ) {
      let reached = true
      try {
        if (Date.now() - forgotten > 24 * 3_600_000) {
          await forgetOldMails()
          forgotten = Date.now()
        }
        if (mailIsSetUp()) reached = await sendDue(() => !signal.aborted)
      } catch (error) {
        log.warn({ err: error }, 'mails were not looked at')
        reached = false
      }
      await sleep(reached ? round.pause : round.pauseUnreachable, undefined, { signal }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
