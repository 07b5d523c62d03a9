import { open } from 'yauzl'
import { ReadingProcess } from '@/lib/import/read/process'
import { deliveries, inFormat } from '../files'
import { median, tell } from '../report'

const MEMORY = 512
const TIMES = 3

/** CPU seconds of inflating every part of a zip, and nothing else. */
async function inflating(path: string): Promise<number> {
  const before = process.cpuUsage()
  await new Promise<void>((resolve, reject) => {
    open(path, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) return reject(problem)
          stream.on('end', () => zip.readEntry()).resume()
        }),
      )
      zip.on('end', resolve).readEntry()
    })
  })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** CPU seconds and peak megabytes of one reading process that reads one file and hands all rows over. */
async function reading(path: string): Promise<{ cpu: number; megabytes: number; rows: number }> {
  const reader = new ReadingProcess()
  try {
    const read = await reader.read({ path })
    let rows = 0
    for await (const batch of read.batches) rows += batch.length
    const usage = read.usage()
    return { cpu: usage?.cpuSeconds ?? Number.NaN, megabytes: (usage?.peakBytes ?? Number.NaN) / 2 ** 20, rows }
  } finally {
    reader.stop()
  }
}

/** S1: reading 100,000 rows × 24 columns (.xls 65,000), and how it grows from 10,000 (S4). */
export async function readingCases(folder: string): Promise<void> {
  for (const format of ['xlsx', 'csv', 'xml', 'xls'] as const) {
    const sizes = format === 'xls' ? [6_500, 65_000] : [10_000, 100_000]
    const cpu: number[] = []
    for (const size of sizes) {
      const path = await inFormat(folder, `${deliveries(folder, 100_000)}/gebruikers.csv`, size, format)
      const runs = []
      for (let i = 0; i < TIMES; i++) runs.push(await reading(path))
      const seconds = median(runs.map((run) => run.cpu))
      cpu.push(seconds)
      const detail = { cpuSeconds: seconds, rows: runs[0]?.rows, columns: 24 }
      if (runs.some((run) => run.rows !== size)) throw new Error(`${format}: ${runs[0]?.rows} rows read of ${size}`)
      if (format === 'xlsx') {
        const bare = median([await inflating(path), await inflating(path), await inflating(path)])
        tell({
          id: 'S1',
          case: `xlsx ${size}`,
          value: seconds / bare,
          unit: 'x inflating (CPU)',
          target: size === 100_000 ? 6 : null,
          detail: { ...detail, inflatingSeconds: bare },
        })
      } else tell({ id: 'S1', case: `${format} ${size}`, value: seconds, unit: 'CPU s', target: null, detail })
      tell({
        id: 'S1',
        case: `${format} ${size} memory`,
        value: Math.max(...runs.map((run) => run.megabytes)),
        unit: 'MB peak',
        target: MEMORY,
      })
    }
    tell({
      id: 'S4',
      case: `reading ${format}, 10 x the rows`,
      value: Math.log10((cpu[1] ?? 0) / (cpu[0] ?? 1)),
      unit: 'exponent (CPU)',
      target: 1.1,
    })
  }
}
