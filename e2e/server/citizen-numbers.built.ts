import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { readHere } from '@/lib/import/read/testing/here'
import { type SheetFormat, sheetFormats, writeSheet } from '@/lib/kernel/sheet'
import { ensureDefaultRole } from '@/lib/users/commands/ensure-default-role'
import { dump } from './dump'
import { accountOf } from './runs'
import { type Started, startServer } from './started'
import { actionIds, Visitor } from './visitor'
import { fresh, makeWorld, type World } from './world'

// Made for this test; each passes the eleven test.
const NUMBERS = ['123456782', '111222333', '999990019', '987654329', '900000004', '012345672']

let server: Started
let world: World
beforeAll(async () => {
  server = await startServer({ ADMIN_PASSWORD: 'een zin die niemand kent' })
  world = await makeWorld()
  await ensureDefaultRole()
})
afterAll(() => server.stop())

type Made = { bytes: Buffer; name: string }

async function written(format: SheetFormat, header: string[], rows: string[][]): Promise<Made> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeSheet(format, { name: 'Gebruikers', header, rows })) pieces.push(piece)
  return { bytes: Buffer.concat(pieces), name: `gebruikers.${format}` }
}

/** The same people in every format: one who is created, one in error, one who is undetermined; with the number under every name it goes by. */
async function deliveries(): Promise<Made[]> {
  const header = [
    'Werkgevercode',
    'Gebruiker_GebruikersGroep',
    'Gebruiker_Code',
    'Gebruiker_Achternaam',
    'Gebruiker_BSN',
    'B.S.N.',
    '',
    'Burgerservicenummer',
  ]
  const rows = () => [
    [world.employer.own, world.group.own.name, fresh('code'), 'Kanarie', NUMBERS[0]!, NUMBERS[1]!, NUMBERS[2]!, NUMBERS[3]!],
    ['bestaat-niet', world.group.own.name, fresh('code'), 'Kanarie', NUMBERS[3]!, NUMBERS[0]!, NUMBERS[1]!, NUMBERS[2]!],
    [world.employer.own, '', '', 'Kanarie', NUMBERS[2]!, NUMBERS[3]!, NUMBERS[0]!, NUMBERS[1]!],
  ]
  const made = []
  for (const format of sheetFormats)
    made.push(
      await written(
        format,
        header.map((name) => name || (format === 'xml' ? 'BSN2' : '')),
        rows(),
      ),
    )
  const cells = (line: string[], tag: string) => line.map((cell) => `<${tag}>${cell}</${tag}>`).join('')
  const html = `<table>${[header, ...rows()].map((line) => `<tr>${cells(line, 'td')}</tr>`).join('')}</table>`
  const data = (cell: string) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`
  const excel = [header, ...rows()].map((line) => `<Row>${line.map(data).join('')}</Row>`).join('')
  made.push(
    { name: 'gebruikers.html.xls', bytes: Buffer.from(html) },
    {
      name: 'gebruikers.2003.xml',
      bytes: Buffer.from(
        `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>${excel}</Table></Worksheet></Workbook>`,
      ),
    },
    // Without a header, and a file that cannot be read.
    {
      name: 'zonder-kop.csv',
      bytes: Buffer.from(
        rows()
          .map((line) => line.with(6, NUMBERS[4]!).with(7, NUMBERS[5]!).join(';'))
          .join('\r\n'),
      ),
    },
    { name: 'kapot.xml', bytes: Buffer.from(`<a><b><Gebruiker_BSN>${NUMBERS[4]}</Gebruiker_BSN></a>`) },
  )
  return made
}

/** Everything below a folder, but for the embedded database. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? (name === 'postgres' ? [] : filesOf(path)) : [readFileSync(path, 'latin1')]
  })

test('P10 I16 a BSN in a delivered file is nowhere: database, history, log, files, pages, what can be downloaded', async () => {
  const account = await accountOf(world, 'own')
  // Two rows of three are wrong here, on purpose.
  await db().execute(sql`update customer_accounts set max_error_rows = 'off' where code = ${account}`)
  const visitor = new Visitor(server.url, world.sessions.system)
  const action = (name: string) => actionIds().get(`app/(console)/import/actions.ts#${name}`)!
  const seen: string[] = []
  const look = async (path: string) => {
    const response = await visitor.request(path)
    const bytes = Buffer.from(await response.arrayBuffer())
    // A sheet is zipped: what it says is what counts.
    seen.push(/\.xlsx$/.test(path) && response.status === 200 ? JSON.stringify(await readHere(bytes)) : bytes.toString())
    return response.status
  }
  let committed = 0
  for (const { bytes, name } of await deliveries()) {
    const query = new URLSearchParams({ klantaccount: account, naam: name })
    const answer = await visitor.request(`/api/import/bestand?${query}`, { method: 'POST', body: new Uint8Array(bytes) })
    const text = await answer.text()
    seen.push(text)
    const { run } = JSON.parse(text) as { run: string }
    for (const step of ['bestand', 'instellingen', 'kolommen']) await look(`/import/${run}/${step}`)
    seen.push((await visitor.call(action('preview'), [{ run }])).text)
    await expect.poll(async () => (await visitor.request(`/import/${run}/voorbeeld`)).status, { timeout: 10_000 }).toBeLessThan(400)
    await look(`/import/${run}/voorbeeld`)
    for (const outcome of ['nieuw', 'fout']) await look(`/import/${run}/voorbeeld?uitkomst=${outcome}&gebruiker=1`)
    const { text: done } = await visitor.call(action('commit'), [{ run, skipErrors: true }])
    seen.push(done)
    if (done.includes('committed')) committed++
    for (const page of ['resultaat', 'voorbeeld?lijst=opmerkingen']) await look(`/import/${run}/${page}`)
    for (const file of ['resultaat.csv', 'resultaat.xlsx', 'afgekeurd.csv', 'afgekeurd.xlsx'])
      await look(`/api/import/${run}/downloads/${file}`)
  }
  for (const page of ['/historie', '/historie?via=import', '/import/historie', '/import', '/toegangsbeheer/gebruikers'])
    expect(await look(page)).toBe(200)
  expect(await look('/api/lijsten/historie/csv')).toBe(200)

  const places = { database: await dump(), log: server.log(), files: filesOf(server.dataDir).join('\n'), seen: seen.join('\n') }
  // It did happen: what stands beside the numbers is there.
  for (const place of ['database', 'seen'] as const) expect(places[place]).toContain('Kanarie')
  // All but the one that cannot be read; of the one without a header nothing is applied.
  expect(committed).toBe(7)
  process.stdout.write(
    `P10: ${(await deliveries()).length} files, ${committed} committed, ${seen.length} answers searched for ${NUMBERS.length} numbers\n`,
  )
  const hits = NUMBERS.flatMap((number) =>
    Object.entries(places).flatMap(([place, text]) =>
      text.includes(number) ? [`${place}: ${number}: ${text.slice(text.indexOf(number) - 80).slice(0, 160)}`] : [],
    ),
  )
  expect(hits).toEqual([])
})
