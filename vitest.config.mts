import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const long = process.env.LONG === '1'

export default defineConfig({
  resolve: { alias: { '@/': fileURLToPath(new URL('./', import.meta.url)) } },
  test: {
    // The long proofs run apart: npm run test:long.
    include: [long ? '**/*.long.test.ts' : '{app,bench,cli,components,db,lib,scripts}/**/*.test.{ts,tsx}'],
    exclude: [...(long ? [] : ['**/*.long.test.ts']), '**/node_modules/**', '.next/**', 'dist/**'],
    globalSetup: ['./db/testing/server.ts', './lib/import/read/testing/bundle.ts'],
    setupFiles: './db/testing/own-database.ts',
    pool: 'forks',
    testTimeout: long ? 3_600_000 : 20_000,
    hookTimeout: 60_000,
  },
})
