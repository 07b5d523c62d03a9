import { defineConfig } from '@playwright/test'

// The configuration is read in every worker; the first reading chooses the port for all. E2E_URL names a server that runs already.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 20_000))
const own = `http://127.0.0.1:${process.env.E2E_PORT}`
const chromium = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  // The long proofs beside them are vitest's.
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/browser',
  // One server and one database: what a test changes for everybody (menus), others would see.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL: process.env.E2E_URL ?? own,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [...chromium, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
  webServer: process.env.E2E_URL
    ? undefined
    : {
        command: 'node scripts/serve-for-tests.mjs',
        url: `${own}/inloggen`,
        env: { PORT: process.env.E2E_PORT },
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
        timeout: 300_000,
        stdout: 'ignore',
        stderr: 'pipe',
      },
})
