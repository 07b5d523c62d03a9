import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { testProjects } from './scripts/test-projects.mjs'

const long = process.env.LONG === '1'

/** Paths as patterns that mean themselves. */
const literal = (files: string[]) => files.map((file) => file.replace(/[()[\]{}!*?+@|\\]/g, '\\$&'))

/** With a database of its own for each test file, and the reading process. */
const real = {
  globalSetup: ['./db/testing/server.ts', './lib/import/read/testing/bundle.ts'],
  setupFiles: './db/testing/own-database.ts',
  pool: 'forks' as const,
  testTimeout: long ? 3_600_000 : 20_000,
  hookTimeout: 60_000,
}
const files = testProjects()

export default defineConfig({
  resolve: {
    // As in next.config.ts: words are compiled.
    alias: { '@/': fileURLToPath(new URL('./', import.meta.url)), 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  test: {
    server: { deps: { inline: ['use-intl'] } },
    // The long proofs run apart: npm run test:long.
    projects: long
      ? [
          {
            extends: true,
            test: { name: 'long', include: ['**/*.long.test.ts'], exclude: ['**/node_modules/**', '.next/**', 'dist/**'], ...real },
          },
        ]
      : [
          { extends: true, test: { name: 'unit', include: literal(files.unit), setupFiles: './db/testing/keys.ts', testTimeout: 20_000 } },
          { extends: true, test: { name: 'integration', include: literal(files.integration), ...real } },
        ],
  },
})
