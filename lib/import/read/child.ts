import { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { FileBytes } from './bytes'
import { withHeader } from './header'
import { open } from './open'
import { ANSWERS, type Frame, type Job, type Usage } from './protocol'
import { UnreadableFile } from './reading'

// The reading process: one job a line on standard input, answers on a pipe of its own, one after the other.

const answers = new Socket({ fd: ANSWERS, readable: false, writable: true })
answers.on('error', () => process.exit(0))

/** Writes a frame and waits while the other side is behind, so that nothing piles up here. */
function answer(frame: Frame): Promise<void> | undefined {
  if (answers.write(`${JSON.stringify(frame)}\n`)) return undefined
  return new Promise((resolve) => answers.once('drain', resolve))
}

function usage(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: maxRSS * 1024 }
}

async function read(job: Job): Promise<void> {
  let file: FileBytes | undefined
  try {
    file = new FileBytes(job.path)
    const { source, known } = await open(file, job)
    const { facts, rows } = await withHeader(source, known)
    await answer({ kind: 'facts', facts })
    for await (const batch of rows) await answer({ kind: 'rows', rows: batch })
    await answer({ kind: 'end', usage: usage() })
  } catch (error) {
    if (error instanceof UnreadableFile) await answer({ kind: 'unreadable', code: error.code, values: error.values, usage: usage() })
    else await answer({ kind: 'crash', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  } finally {
    file?.close()
  }
}

async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) await read(JSON.parse(line) as Job)
  answers.end()
}

main()
