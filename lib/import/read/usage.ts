import { readFileSync } from 'node:fs'

/** Linux counts a process's time in hundredths of a second, whatever the machine. */
const TICK_MS = 10

/** The most memory that a process has had, and the processor time it has used; undefined where the system does not tell or the process is gone. */
export function usageOf(pid: number | undefined): { peakBytes: number; cpuMs: number } | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined
  try {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    // Its name stands between parentheses and may hold anything; times are the 12th and 13th after it.
    const times = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
    return peak === undefined ? undefined : { peakBytes: Number(peak) * 1024, cpuMs: (Number(times[11]) + Number(times[12])) * TICK_MS }
  } catch {
    return undefined
  }
}
