import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import next from 'next'
import type { Environment } from '@/lib/kernel/env'
import { headersOfEveryResponse } from '@/lib/kernel/security-headers'

export type Web = { address: string; close(): Promise<void> }

const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip']

/** Anyone can send these; they count only when the operator says that a proxy stands before us (TRUSTED_PROXIES). */
function dropForwarded(request: IncomingMessage): void {
  for (const name of forwarded) delete request.headers[name]
}

/** What something here may answer. TRACE is not among them: Next cannot represent it, and an answer would repeat the cookies. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, 'Cache-Control': 'no-store', Connection: 'close' })
  response.end()
}

/** Whether a path says something: `%ff` alone is no character, and Next would answer as if something were broken here. */
function isReadable(path = ''): boolean {
  try {
    return decodeURIComponent(path.split('?')[0]!) !== ''
  } catch {
    return false
  }
}

/** What is no HTTP gets Node's own answer, with the headers that every answer carries. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Where something was answered before, one could take this for the rest of it.
  if (error.code === 'ECONNRESET' || !socket.writable || (socket as Socket).bytesWritten > 0) {
    socket.destroy()
    return
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const headers = Object.entries({ ...headersOfEveryResponse, 'Cache-Control': 'no-store', Connection: 'close' })
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`)
  // Time for the answer to arrive; what more is sent is not waited for.
  setTimeout(() => socket.destroy(), 1000).unref()
}

/** How long open requests may go on once the server is asked to stop. */
const lastRequests = 5000

const listen = (server: Server, port: number, host: string) =>
  new Promise<number>((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      done((server.address() as AddressInfo).port)
    })
  })

const written = (host: string, port: number) => new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}`).origin

/** Whether pages answer; asked of ourselves before anyone is told that we are ready. */
async function answers(host: string, port: number): Promise<void> {
  const near = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  await fetch(`${written(near, port)}/inloggen`, { redirect: 'manual', signal: AbortSignal.timeout(60_000) }).then((answer) =>
    answer.text(),
  )
}

/** A free port, for PORT=0: Next wants to know where it listens before it does. */
async function freePort(host: string): Promise<number> {
  const server = createServer()
  const port = await listen(server, 0, host)
  await new Promise((done) => server.close(done))
  return port
}

/**
 * Serves the built application, or with `dev` the sources with reload, in this process: when it ends, however it ends,
 * the port is free. Rejects with EADDRINUSE or another error of `listen`.
 */
export async function serveWeb({ port: wanted, host, trustedProxies }: Environment, dev: boolean): Promise<Web> {
  const port = wanted || (await freePort(host))
  process.env.PORT = String(port)
  const server = createServer()
  // A file of a hundred megabytes over a slow line takes its time; its headers do not.
  server.requestTimeout = 15 * 60_000
  const app = next({ dev, dir: process.cwd(), hostname: host, port, httpServer: server, quiet: !dev })
  await app.prepare()
  const handle = app.getRequestHandler()
  server.on('request', (request, response) => {
    if (trustedProxies === 0) dropForwarded(request)
    if (!methods.includes(request.method ?? '')) return refuse(response, 405, { Allow: methods.join(', ') })
    if (!isReadable(request.url)) return refuse(response, 400)
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.on('clientError', refuseUnreadable)
  await listen(server, port, host)
  await answers(host, port)
  return {
    address: written(host, port),
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), dev ? 0 : lastRequests)
      await closed
      clearTimeout(cut)
      await app.close().catch(() => undefined)
    },
  }
}
