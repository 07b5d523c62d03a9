import { spawn } from 'node:child_process'
import { root } from './sources.mjs'

/** Runs a program in the repository's folder to its end; rejects when it fails. Options as of `spawn`. */
export async function run(program, args, options = {}) {
  const { code, signal } = await attempt(program, args, options)
  if (code !== 0) throw new Failed(`${program} ${args.join(' ')}: ${signal ?? `exit ${code}`}`)
}

/** As `run`, but resolves with how it ended, and with its output where that is piped. */
export function attempt(program, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    let output = ''
    child.stdout?.on('data', (data) => (output += data))
    child.stderr?.on('data', (data) => (output += data))
    child.on('error', fail)
    child.on('close', (code, signal) => done({ code, signal, output }))
  })
}

/** A step that failed and has said why; the message is enough, no stack. */
export class Failed extends Error {}

/** Runs a script's work and turns its failure into an exit code. */
export function script(work) {
  work().catch((error) => {
    process.stderr.write(`${error instanceof Failed ? error.message : (error.stack ?? error)}\n`)
    process.exit(1)
  })
}
