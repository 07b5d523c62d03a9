import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { env } from '@/lib/kernel/env'

/** More bytes came than a delivery may have. */
export class TooLarge extends Error {}

/** A delivered file on disk, until `remove`. */
export type Held = { path: string; remove(): Promise<void> }

const folder = () => join(env().dataDir, 'uploads')
const DAY = 86_400_000

/**
 * Writes a body to a file of ours in DATA_DIR, no faster than it comes and never beyond `most` bytes. Its name is random: nothing of
 * the sender gets into a path. Nothing stays behind when it fails.
 * @throws TooLarge, or whatever broke the connection
 */
export async function holdUpload(body: ReadableStream<Uint8Array>, most: number): Promise<Held> {
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  const path = join(folder(), `${process.pid}-${randomUUID()}`)
  const remove = () => rm(path, { force: true })
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Uint8Array, _, done) {
      bytes += chunk.byteLength
      done(bytes > most ? new TooLarge() : null, chunk)
    },
  })
  try {
    await pipeline(Readable.fromWeb(body as WebStream<Uint8Array>), counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    await remove()
    throw error
  }
  return { path, remove }
}

/** Deletes what processes that are gone left behind: a delivered file does not outlive its reading (I16). */
export async function sweepUploads(): Promise<void> {
  const own = Date.now() - process.uptime() * 1000
  for (const name of await readdir(folder()).catch(() => [] as string[])) {
    const path = join(folder(), name)
    const made = (await stat(path).catch(() => null))?.mtimeMs ?? 0
    const pid = Number(name.split('-')[0])
    const dead = pid === process.pid ? made < own : !alive(pid)
    if (dead || made < Date.now() - DAY) await rm(path, { force: true })
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
