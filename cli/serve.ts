import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeDatabase } from '@/db/client'
import { env, refuseShortPassword } from '@/lib/kernel/env'
import { keepSending } from '@/lib/kernel/mail/send'
import { speaker } from '@/lib/kernel/words'
import { exit } from './io'
import { AlreadyServing, type Claim, claim } from './serving/claim'
import { watchParent } from './serving/parent'
import { keepSweeping } from './serving/sweeping'
import { serveWeb, type Web } from './serving/web'
import { type Opened, openDatabase, prepare } from './setup'
import { explain, languageOf } from './words'

const say = speaker(languageOf(process.env), 'running')
const err = (text: string) => void process.stderr.write(`${text}\n`)

function fail(error: unknown): number {
  const { code, syscall, message } = error as NodeJS.ErrnoException
  if (error instanceof AlreadyServing) err(say('alreadyRunning', { address: error.address }))
  else if (syscall === 'listen') {
    const { host, port } = env()
    err(say(code === 'EADDRINUSE' ? 'portInUse' : 'cannotListen', { host, port: String(port), message }))
  } else {
    const explained = explain(error, languageOf(process.env))
    err(explained.text)
    return explained.code
  }
  return exit.unexpected
}

/** Reads the settings; says what is wrong with them and ends the process with 2, before anything is built or started. */
export function checkSettings(): void {
  try {
    const { databaseUrl, dataDir } = env()
    // Told before anything is built; with a database there may be users, and then the password does not matter.
    if (!databaseUrl && !existsSync(join(dataDir, 'postgres'))) refuseShortPassword()
  } catch (error) {
    process.exit(fail(error))
  }
}

/**
 * Runs the product until a signal ends it: database, migrations, first users, demo, web server; prints
 * `ready http://HOST:PORT` once requests are answered. Ends the process: 0 when asked to stop, else the exit code of what failed.
 */
export async function serve({ dev }: { dev: boolean }): Promise<never> {
  let database: Opened | undefined
  let claimed: Claim | undefined
  let web: Web | undefined
  let mail: { stop(): Promise<void> } | undefined
  let sweeping: { stop(): Promise<void> } | undefined
  let stopping: Promise<never> | undefined

  const stop = (code: number): Promise<never> => {
    stopping ??= (async () => {
      await web?.close().catch(() => undefined)
      // A mail that is being handed over may finish; one that hangs comes back by itself.
      await Promise.race([Promise.all([mail?.stop(), sweeping?.stop()]), sleep(2000)])
      await claimed?.end()
      // An import that is still under way holds its connection; it is cut with the server, or with this process, and rolls back.
      await Promise.race([closeDatabase().catch(() => undefined), sleep(2000)])
      await database?.release()
      process.exit(code)
    })()
    return stopping
  }
  // npm passes a signal on that the terminal has sent to all of us: the second one changes nothing.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(exit.done))
  watchParent(() => void stop(exit.done))
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)

  /** Brings an embedded server back that went away (killed, or the machine was out of memory). */
  const keep = async (opened: Opened): Promise<void> => {
    await opened.lost
    if (stopping) return
    err(say('databaseLost'))
    for (let told = ''; ; ) {
      try {
        database = await openDatabase()
        claimed = await claim(database.url, env().dataDir)
        if (web) claimed.tell(web.address)
        err(say('databaseBack'))
        return keep(database)
      } catch (error) {
        if (stopping) return
        const { text } = explain(error, languageOf(process.env))
        if (text !== told) err(text)
        told = text
        await sleep(1000)
      }
    }
  }

  try {
    database = await openDatabase()
    if (database.embedded) claimed = await claim(database.url, env().dataDir)
    await prepare(database.url, (line) => process.stdout.write(`${line}\n`))
    web = await serveWeb(env(), dev)
    mail = keepSending()
    sweeping = keepSweeping()
    claimed?.tell(web.address)
    if (database.embedded) void keep(database)
    process.stdout.write(`ready ${web.address}\n`)
  } catch (error) {
    if (stopping) return stopping
    return stop(fail(error))
  }
  return new Promise(() => undefined)
}
