import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Started = {
  url: string
  dataDir: string /** Everything it wrote so far. */
  log(): string
  stop(): Promise<void>
  restart(): Promise<void>
  /** As a power failure would: kill -9. */
  kill(): Promise<void>
}

const root = process.cwd()
const command = "import('./dist/serve.cjs').then(({ checkSettings, serve }) => { checkSettings(); return serve({ dev: false }) })"

/**
 * Starts the built product on this test file's own database, with settings of its own; answers once it is ready. Without the demo, and
 * with one user `demo.01`.
 */
export async function startServer(settings: Record<string, string> = {}): Promise<Started> {
  const dataDir = mkdtempSync(join(tmpdir(), `toegangsbeheer-test-${process.pid}-`))
  chmodSync(dataDir, 0o711)
  let log = ''
  let child: ChildProcess
  let url = ''
  const start = async (port: string) => {
    const { DATABASE_URL, PATH, HOME } = process.env
    const env = {
      PATH,
      HOME,
      DATABASE_URL,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      PORT: port,
      DEMO: '0',
      DATABASE_POOL: '8',
      ...settings,
    }
    child = spawn(process.execPath, ['-e', command], { cwd: root, env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
    url = await new Promise<string>((ready, fail) => {
      const onText = (text: Buffer) => {
        log += text
        const told = /^ready (\S+)$/m.exec(log)?.[1]
        if (told) ready(told)
      }
      child.stdout!.on('data', onText)
      child.stderr!.on('data', onText)
      child.once('exit', (code) => fail(new Error(`the server ended with ${code}:\n${log}`)))
    })
  }
  const stop = (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') =>
    new Promise<void>((stopped) => {
      child.removeAllListeners('exit')
      if (child.exitCode !== null || child.signalCode !== null) return stopped()
      child.once('exit', () => stopped())
      child.kill(signal)
    })
  await start('0')
  return {
    url,
    dataDir,
    log: () => log,
    async stop() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
    async restart() {
      await stop()
      log = log.replaceAll(/^ready /gm, 'was ready ')
      await start(new URL(url).port)
    },
    kill: () => stop('SIGKILL'),
  }
}
