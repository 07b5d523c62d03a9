import { setTimeout as sleep } from 'node:timers/promises'
import { sweepCopies } from '@/lib/api-clients/commands/sweep-copies'
import { log } from '@/lib/kernel/log'

const hour = 3_600_000

/** Once an hour destroys the copies of Client Secrets whose seven days are over (W2), until it is stopped. A failure is tried again the next time. */
export function keepSweeping(): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const run = async () => {
    while (!signal.aborted) {
      await sweepCopies().catch((error) => log.warn({ err: error }, 'copies of secrets were not swept'))
      await sleep(hour, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
