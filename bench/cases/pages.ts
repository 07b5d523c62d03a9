import { resolve } from 'node:path'
import { db } from '@/db/client'
import { menuNodes } from '@/db/schema'
import { pages } from '@/e2e/pages'
import { startServer } from '@/e2e/server/started'
import { deliver } from '@/lib/import/runs/commands/deliver'
import { planRun } from '@/lib/import/runs/commands/plan'
import { programContext } from '@/lib/kernel/context'
import { laboratory, type Visit } from '../browser'
import { freshDatabase } from '../database'
import { median, tell } from '../report'

const password = 'Meting-van-de-paginas-1'
const times = 3

/** A preview of the demo's file, for the steps of the wizard. */
async function previewed(): Promise<string> {
  const delivered = await deliver(programContext, {
    account: 'demo',
    path: resolve('db/demo/gebruikers.csv'),
    fileName: 'gebruikers.csv',
    overrides: {},
  })
  if (!delivered.ok) throw new Error(JSON.stringify(delivered))
  await delivered.work
  const planned = await planRun(programContext, { run: delivered.run, overrides: {} })
  if (!planned.ok) throw new Error(JSON.stringify(planned))
  await planned.work
  return delivered.run
}

/** The worst of the pages, by a measure; which one it was stands in the detail. */
function worst(visits: Visit[], name: string, unit: string, target: number, of: (visit: Visit) => number): void {
  const sorted = visits.toSorted((a, b) => of(b) - of(a))
  const detail = Object.fromEntries(sorted.map((visit) => [visit.address, Number(of(visit).toFixed(3))]))
  tell({ id: 'S9', case: `${name}, worst: ${sorted[0]!.address}`.slice(0, 60), value: of(sorted[0]!), unit, target, detail })
}

/** S9: every page of the console, first visit with an empty cache, on a slow machine and line; the median of three visits counts. */
export async function pageCases(): Promise<void> {
  await freshDatabase('bench_pages')
  const server = await startServer({ ADMIN_PASSWORD: password, DEMO: '1' })
  try {
    // All five tabs are there.
    const nodes = ['maintenance-new', 'maintenance-new.system', 'maintenance-new.system.access']
    await db()
      .insert(menuNodes)
      .values(nodes.map((node) => ({ menu: 'system' as const, node, available: true })))
    const run = await previewed()
    const steps = ['bestand', 'instellingen', 'kolommen', 'voorbeeld'].map((step) => `/import/${run}/${step}`)
    const lab = await laboratory(server.url, password)
    try {
      const visits: Visit[] = []
      for (const address of ['/inloggen', ...pages, ...steps]) {
        const seen: Visit[] = []
        for (let i = 0; i < times; i++) seen.push(await lab.visit(address))
        const middle = (of: (visit: Visit) => number) => median(seen.map(of))
        visits.push({
          address: address.replace(run, '…'),
          kilobytes: middle((v) => v.kilobytes),
          lcp: middle((v) => v.lcp),
          tbt: middle((v) => v.tbt),
          cls: middle((v) => v.cls),
        })
      }
      worst(visits, 'JavaScript', 'kB gzip', 200, (v) => v.kilobytes)
      worst(visits, 'LCP', 's', 1.5, (v) => v.lcp / 1000)
      worst(visits, 'TBT', 'ms', 150, (v) => v.tbt)
      worst(visits, 'CLS', '', 0.05, (v) => v.cls)
    } finally {
      await lab.close()
    }
  } finally {
    await server.stop()
  }
}
