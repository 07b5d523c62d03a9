import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Tests of the built product as a whole, without a browser: each file starts its own server on its own database. Needs a build.
export default defineConfig({
  resolve: { alias: { '@/': fileURLToPath(new URL('./', import.meta.url)) } },
  test: {
    include: ['e2e/server/**/*.built.ts'],
    globalSetup: ['./db/testing/server.ts'],
    setupFiles: './db/testing/own-database.ts',
    pool: 'forks',
    // Each file has a server; two cores bear one at a time.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
