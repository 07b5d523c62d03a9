import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase } from '@/db/client'
import { embedded } from '@/db/embedded'
import { importCases } from './cases/importing'
import { listCases } from './cases/listing'
import { pageCases } from './cases/pages'
import { readingCases } from './cases/reading'
import { allPassed, begin } from './report'

/** `npm run bench [-- S1 S3 …]`: its own database, data and folder, made for the run and gone after it. */
async function main(asked: string[]): Promise<number> {
  const wanted = (id: string) => asked.length === 0 || asked.includes(id)
  const folder = mkdtempSync(join(tmpdir(), 'toegangsbeheer-bench-'))
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  try {
    begin()
    if (wanted('S1') || wanted('S4')) await readingCases(folder)
    if (['S2', 'S3', 'S4', 'S6', 'S9'].some(wanted)) {
      const server = await embedded({ dataDir: join(folder, 'data') })
      process.env.BENCH_SERVER = server.url
      try {
        if (['S2', 'S3', 'S4'].some(wanted)) await importCases(folder, wanted)
        if (wanted('S6')) await listCases()
        if (wanted('S9')) await pageCases()
      } finally {
        await closeDatabase()
        await server.release()
      }
    }
    return allPassed() ? 0 : 4
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    process.exit(1)
  },
)
