import { readFileSync } from 'node:fs'

/** Number of the parent and name of a process; undefined where the system has no /proc or the process is gone. */
function kin(pid: number): { parent: number; name: string } | undefined {
  try {
    const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { parent: Number(rest.split(' ')[1]), name }
  } catch {
    return undefined
  }
}

/**
 * Calls `gone` when the npm that started us ends without having told us (killed with -9), for nobody could stop us with
 * Ctrl-C any more, and we would hold the port. npm starts a shell that starts us; both are watched. Started without npm: nothing is watched.
 */
export function watchParent(gone: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const shell = kin(parent)
  const grandparent = shell && /^(ba|da|k|z)?sh$/.test(shell.name) ? shell.parent : undefined
  const timer = setInterval(() => {
    if (process.ppid === parent && (grandparent === undefined || kin(parent)?.parent === grandparent)) return
    clearInterval(timer)
    gone()
  }, 250)
  timer.unref()
}
