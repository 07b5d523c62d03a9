import { type ChildProcess, spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { LIMITS, READING_LIMITS, type ReadingLimits } from './limits'
import { ANSWERS, type Frame, type Job, type Usage } from './protocol'
import { type Reading, type ReadRow, UnreadableFile } from './reading'
import { usageOf } from './usage'

const CHECK_MS = 50

/** The bundled reading process; an installation elsewhere names it in READER_BUNDLE. */
const bundle = (): string => process.env.READER_BUNDLE ?? join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'reader.cjs')

/**
 * A child process that reads files, one at a time, and is killed as soon as one asks more memory or time than it may.
 * It gets no environment, so no secret can reach it. Memory is watched from here because limits on the JavaScript heap
 * do not bound buffers.
 */
export class ReadingProcess {
  private readonly child: ChildProcess
  private readonly frames: AsyncGenerator<Frame>
  private readonly gone: Promise<void>
  private verdict: string | undefined
  /** The most memory it was seen to have, and what it said itself at the end of a reading. */
  peakBytes = 0
  private complaint = ''
  private started = true

  /** `limits` other than the usual are for tests of them. */
  constructor(private readonly limits: ReadingLimits = READING_LIMITS) {
    const args = [`--max-old-space-size=${LIMITS.heapMegabytes}`, `--max-semi-space-size=${LIMITS.youngMegabytes}`, bundle()]
    // Windows starts no process without SystemRoot.
    const env = { NODE_ENV: 'production', ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }) } as NodeJS.ProcessEnv
    this.child = spawn(process.execPath, args, { env, stdio: ['pipe', 'ignore', 'pipe', 'pipe'], windowsHide: true })
    this.gone = new Promise((resolve) => {
      this.child.once('error', (error) => {
        this.started = false
        this.complaint = error.message
        resolve()
      })
      this.child.once('close', () => resolve())
    })
    this.child.stdin?.on('error', () => undefined)
    this.child.stderr?.on('data', (text: Buffer) => {
      this.complaint = (this.complaint + text.toString()).slice(0, 4_000)
    })
    this.frames = framesOf(this.child.stdio[ANSWERS] as Readable)
    this.yieldToOthers()
  }

  /** False once it was stopped or died: start another. */
  get alive(): boolean {
    return this.started && this.child.exitCode === null && this.child.signalCode === null && !this.verdict
  }

  /** Ends it at once; a reading that is under way fails with `verdict` as its code. */
  stop(verdict = 'stopped'): void {
    this.verdict ??= verdict
    this.child.kill('SIGKILL')
  }

  /**
   * Reads one file; the next may begin when its rows have been taken to the end.
   *
   * @throws UnreadableFile, also while the rows are taken: whoever takes them keeps nothing of a reading that fails
   */
  async read(job: Job): Promise<Reading & { usage: () => Usage | undefined }> {
    let usage: Usage | undefined
    const { size } = await stat(job.path)
    let left = this.limits.clockMs(size)
    const cpuUntil = (usageOf(this.child.pid)?.cpuMs ?? 0) + this.limits.cpuMs(size)
    const watch = setInterval(() => this.check(cpuUntil), CHECK_MS)
    watch.unref()

    // Only the time spent waiting for the process counts, not what the consumer of the rows takes.
    const next = async (): Promise<Frame> => {
      const since = performance.now()
      const timer = setTimeout(() => this.stop('too-slow'), left)
      const { value, done } = await this.frames.next().finally(() => clearTimeout(timer))
      left -= performance.now() - since
      if (done) throw await this.epitaph()
      if (value.kind === 'end' || value.kind === 'unreadable') {
        usage = value.usage
        this.peakBytes = Math.max(this.peakBytes, usage.peakBytes)
      }
      if (value.kind === 'unreadable') throw new UnreadableFile(value.code, value.values)
      if (value.kind === 'crash') throw Object.assign(new UnreadableFile('failed'), { cause: new Error(value.message) })
      return value
    }
    const finish = () => clearInterval(watch)
    const batches = async function* (): AsyncGenerator<ReadRow[]> {
      try {
        for (let frame = await next(); frame.kind === 'rows'; frame = await next()) yield frame.rows
      } finally {
        finish()
      }
    }
    try {
      this.child.stdin?.write(`${JSON.stringify(job)}\n`)
      const first = await next()
      if (first.kind !== 'facts') throw new Error('The reading process answered out of order')
      return { facts: first.facts, batches: batches(), close: () => this.stop(), usage: () => usage }
    } catch (error) {
      finish()
      throw error
    }
  }

  /** Why the process is no longer there. */
  private async epitaph(): Promise<Error> {
    await this.gone
    if (!this.started || /Cannot find module/.test(this.complaint))
      return new Error(`The reading process could not be started: ${this.complaint}`)
    if (this.verdict) return new UnreadableFile(this.verdict)
    const memory = this.child.signalCode === 'SIGKILL' || this.child.signalCode === 'SIGABRT' || /heap|memory/i.test(this.complaint)
    return memory
      ? new UnreadableFile('too-much-memory')
      : Object.assign(new UnreadableFile('failed'), { cause: new Error(this.complaint) })
  }

  private check(cpuUntil: number): void {
    const usage = this.alive ? usageOf(this.child.pid) : undefined
    if (!usage) return
    this.peakBytes = Math.max(this.peakBytes, usage.peakBytes)
    if (usage.peakBytes > this.limits.residentBytes) this.stop('too-much-memory')
    else if (usage.cpuMs > cpuUntil) this.stop('too-slow')
  }

  /** Sign-ins and pages go before the reading of a file. */
  private yieldToOthers(): void {
    try {
      if (this.child.pid) setPriority(this.child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // Not every system lets one.
    }
  }
}

async function* framesOf(stream: Readable): AsyncGenerator<Frame> {
  let pieces: Buffer[] = []
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        pieces.push(chunk.subarray(from, end))
        const line = (pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)).toString('utf8')
        pieces = []
        from = end + 1
        yield JSON.parse(line) as Frame
      }
      if (from < chunk.length) pieces.push(chunk.subarray(from))
    }
  } catch (error) {
    // A process that was killed leaves its pipe broken; why it was killed is said elsewhere.
    if (error instanceof SyntaxError) throw error
  }
}
