import { createTransport } from 'nodemailer'
import { env } from '../env'
import type { Letter } from './letter'

export type MailServer = { send(to: string, letter: Letter): Promise<void>; close(): void }

/** Why a mail did not go: a code without words of the server; `final`: asking again will not help; `unreachable`: no other mail will go either. */
export type Refusal = { code: string; final: boolean; unreachable: boolean }

/** The server of SMTP_URL, over one connection that is made at the first mail. Nothing in a mail can make it read a file or an address. */
export function mailServer(): MailServer {
  const { smtpUrl, mailFrom, publicUrl } = env()
  const transport = createTransport({
    url: smtpUrl!,
    pool: true,
    maxConnections: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const from = mailFrom ?? { name: 'Toegangsbeheer', address: `no-reply@${new URL(publicUrl).hostname}` }
  return {
    async send(address, letter) {
      // As an object: an address is not taken apart for names, comments or a second one.
      await transport.sendMail({ from, to: { name: '', address }, ...letter, headers: { 'Auto-Submitted': 'auto-generated' } })
    },
    close: () => transport.close(),
  }
}

export function refusalOf(error: unknown): Refusal {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number }
  const ofThisMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  return { code: responseCode ? String(responseCode) : code, final: ofThisMail && (responseCode ?? 0) >= 500, unreachable: !ofThisMail }
}
