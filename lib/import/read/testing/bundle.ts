import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Bundles the reading process once for all test files, from the sources as they are. */
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'))
  const outfile = join(folder, 'reader.cjs')
  await build({
    entryPoints: ['lib/import/read/child.ts'],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  })
  process.env.READER_BUNDLE = outfile
  return () => rmSync(folder, { recursive: true, force: true })
}
