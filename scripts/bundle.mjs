import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, root } from './sources.mjs'

/** name in dist/ → entry. A part that is not written yet is left out. */
const entries = { cli: 'cli/main.ts', reader: 'lib/import/read/child.ts', serve: 'cli/serve.ts', bench: 'bench/main.ts' }

// Node itself loads these: native code, worker threads, or a framework that finds its own files; the benchmarks' browser.
const external = ['pg-native', '@node-rs/argon2', 'next', 'react', 'react-dom', 'pino', 'esbuild', '@playwright/test']

/**
 * Bundles the command line, the server and the reading process into dist/*.cjs with esbuild, when a source changed since.
 * The files are put in place at once, so that a command running meanwhile never sees half of one.
 */
export async function bundle() {
  const hash = hashOf([
    'cli',
    'lib',
    'db',
    'bench',
    'e2e/pages.ts',
    'e2e/server/started.ts',
    'scripts/bundle.mjs',
    'package-lock.json',
    'tsconfig.json',
  ])
  const mark = join(root, 'dist', 'bundle.hash')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return
  const { build } = await import('esbuild')
  const making = join(root, 'dist', `making.${process.pid}`)
  const present = Object.entries(entries).filter(([, entry]) => existsSync(join(root, entry)))
  mkdirSync(making, { recursive: true })
  try {
    await build({
      absWorkingDir: root,
      entryPoints: Object.fromEntries(present.map(([name, entry]) => [name, entry])),
      outdir: making,
      outExtension: { '.js': '.cjs' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      external,
      // As in next.config.ts: words are compiled.
      alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
      logLevel: 'error',
      sourcemap: true,
    })
    for (const [name] of present) {
      for (const end of ['.cjs', '.cjs.map']) renameSync(join(making, name + end), join(root, 'dist', name + end))
    }
    writeFileSync(mark, hash)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename) await bundle()
