import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

/** A mail as it came in; `text` and `html` are its two parts, decoded. */
export type Received = { from: string; to: string[]; subject: string; text: string; html: string; raw: string }

/** What the server answers to a command of a client instead of going on ("RCPT" → "550 no such mailbox"). */
type Refusing = Partial<Record<'MAIL' | 'RCPT' | 'DATA' | 'END', string>>

export type SmtpServer = { url: string; received: Received[]; refusing: Refusing; stop(): Promise<void>; start(): Promise<void> }

const decodeWord = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, body: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(body, 'base64').toString() : quotedPrintable(body.replaceAll('_', ' ')),
    )

function quotedPrintable(text: string): string {
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function part(raw: string, type: string): string {
  const at = raw.search(new RegExp(`content-type: ${type}`, 'i'))
  if (at < 0) return ''
  const start = raw.indexOf('\r\n\r\n', at)
  // The whole boundary: a line that was broken in a link may begin with two hyphens as well.
  const boundary = /boundary="?([^"\r\n;]+)/i.exec(raw)?.[1] ?? ''
  const end = raw.indexOf(`\r\n--${boundary}`, start)
  const head = raw.slice(at, start)
  const body = raw.slice(start + 4, end < 0 ? undefined : end)
  if (/encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString()
  return /encoding: quoted-printable/i.test(head) ? quotedPrintable(body) : body
}

function read(from: string, to: string[], raw: string): Received {
  const subject = /^subject: (.*(?:\r\n[ \t].*)*)/im.exec(raw)?.[1] ?? ''
  return {
    from,
    to,
    subject: decodeWord(subject.replace(/\r\n[ \t]/g, ' ')),
    text: part(raw, 'text/plain'),
    html: part(raw, 'text/html'),
    raw,
  }
}

/** A mail server as far as our mails need one (RFC 5321: EHLO, MAIL, RCPT, DATA, RSET, QUIT), on a port of its own. */
export async function smtpServer(): Promise<SmtpServer> {
  const received: Received[] = []
  const refusing: Refusing = {}
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => undefined)
    const answer = (line: string) => void socket.write(`${line}\r\n`)
    let [from, to, data, pending]: [string, string[], string | null, string] = ['', [], null, '']
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase()
      const refused = refusing[verb as keyof Refusing]
      if (refused) return answer(refused)
      if (verb === 'MAIL') [from, to] = [/<(.*?)>/.exec(line)?.[1] ?? '', []]
      if (verb === 'RCPT') to.push(/<(.*?)>/.exec(line)?.[1] ?? '')
      if (verb === 'DATA') {
        data = ''
        return answer('354 go on')
      }
      if (verb === 'QUIT') return void socket.end('221 bye\r\n')
      answer('250 ok')
    }
    const line = (text: string) => {
      if (data === null) return command(text)
      if (text !== '.') data += `${text.replace(/^\./, '')}\r\n`
      else {
        if (!refusing.END) received.push(read(from, to, data))
        data = null
        answer(refusing.END ?? '250 taken')
      }
    }
    answer('220 test')
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      const lines = `${pending}${chunk}`.split('\r\n')
      pending = lines.pop()!
      lines.forEach(line)
    })
  })
  const start = (port = 0) => new Promise<void>((done) => void server.listen(port, '127.0.0.1', () => done()))
  await start()
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refusing,
    start: () => start(port),
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const socket of open) socket.destroy()
      }),
  }
}
