import { readdir, readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { cli, expect, findings, signIn, test } from './fixtures'

const HEADER =
  'Werkgevercode;AfdelingCode;AutorisatieNiveau;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Voorletters'

let count = 0

/** An account of its own for a test, with one group; nothing of other tests is in its plans. */
async function ownAccount(...settings: string[]) {
  const code = `proef-${process.pid}-${++count}`
  const group = `Groep ${code}`
  await cli('group', 'create', group)
  await cli('account', 'set', code, '--name', `Proef${count} Zorg`, '--groups', group, '--scope', 'all', ...settings)
  const row = (user: string, { employer = '0001', department = '10', name = 'Berg' } = {}) =>
    [employer, department, '1', group, user, name, 'A.'].join(';')
  return { code, group, row }
}

const csv = (rows: string[], name = 'gebruikers.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${[HEADER, ...rows].join('\r\n')}\r\n`),
})
type FileToSend = ReturnType<typeof csv>

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const alertOf = (page: Page) => page.getByRole('main').getByRole('alert')
const onStep = (page: Page, step: string | RegExp) => expect(page.locator('[aria-current=step]')).toHaveText(step, { timeout: 30_000 })

async function offer(page: Page, file: string | FileToSend, account?: string) {
  await page.goto('/import')
  await onStep(page, 'Bestand')
  if (account) await page.getByLabel('Klantaccount').selectOption(account)
  await page.getByLabel('Bestand').setInputFiles(file)
  await button(page, 'Volgende').click()
}

/** From Bestand to Voorbeeld; answers the run's own address. */
async function toPreview(
  page: Page,
  file: string | FileToSend,
  account?: string,
  settings?: (page: Page) => Promise<void>,
): Promise<string> {
  await offer(page, file, account)
  await onStep(page, 'Instellingen')
  await settings?.(page)
  await button(page, 'Volgende').click()
  await onStep(page, 'Kolommen')
  await button(page, 'Volgende').click()
  await onStep(page, 'Voorbeeld')
  await expect(button(page, 'Verwerken')).toBeVisible()
  return page.url().replace(/\/voorbeeld.*$/, '')
}

const full = (page: Page) => page.getByLabel('Conversie Volledige gebruiker Import op personeelsnummer').check()

/** The figures of the strip: `{ nieuw: 412 }`, those that are not 0. */
async function figures(page: Page): Promise<Record<string, number>> {
  const tiles = await page.getByRole('list', { name: 'Uitkomsten' }).getByRole('listitem').allTextContents()
  const read = tiles.map((text) => /^([\d.]+)\s+(\w+)$/.exec(text.trim()))
  return Object.fromEntries(read.flatMap((found) => (found && found[1] !== '0' ? [[found[2], Number(found[1]?.replace('.', ''))]] : [])))
}

async function commit(page: Page) {
  await button(page, 'Verwerken').click()
  await onStep(page, 'Resultaat')
}

test.describe.configure({ timeout: 120_000 })
test.beforeEach(({ page }) => signIn(page))

test('I18 I19 the demo: what the preview says is what the result says, and the same file again is 0 changes', async ({ page }) => {
  await page.goto('/import')
  const account = page.getByLabel('Klantaccount')
  // The only account is chosen already; other tests make more.
  if ((await account.getByRole('option').count()) === 1) await expect(account).toHaveValue('demo')
  await toPreview(page, 'db/demo/gebruikers.csv', 'demo')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('412 nieuwe gebruikers.')
  expect(await figures(page)).toEqual({ nieuw: 412 })
  await commit(page)
  expect(await figures(page)).toEqual({ nieuw: 412 })
  await expect(page.getByRole('link', { name: 'Downloaden (.csv)', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Downloaden (.xlsx)', exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Volgende import' }).click()
  await onStep(page, 'Bestand')
  await expect(account).toHaveValue('demo')
  await toPreview(page, 'db/demo/gebruikers.csv', 'demo')
  expect(await figures(page)).toEqual({ ongewijzigd: 412 })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Geen wijzigingen')
})

test('I20 a header alone is never applied, with the full template neither', async ({ page }) => {
  const { code, row } = await ownAccount()
  await toPreview(page, csv([row('a'), row('b')]), code)
  await commit(page)
  await toPreview(page, csv([]), code, full)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Het bestand heeft geen regels onder de kop.')
  await button(page, 'Verwerken').click()
  await expect(alertOf(page)).toContainText('Een leeg bestand wordt nooit verwerkt')
  await onStep(page, 'Voorbeeld')
})

test('I1 a file of another kind or of 0 bytes gets a clear sentence at Bestand, and what was chosen stays', async ({ page }) => {
  const picture = { name: 'foto.xlsx', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') }
  await offer(page, picture, 'demo')
  await expect(alertOf(page)).toContainText('Lever een .xlsx, .xls, .xml of .csv aan')
  await onStep(page, 'Bestand')
  await expect(page.getByLabel('Klantaccount')).toHaveValue('demo')
  await page.getByLabel('Bestand').setInputFiles({ name: 'leeg.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) })
  await button(page, 'Volgende').click()
  await expect(alertOf(page)).toContainText('leeg (0 bytes)')
  await page.goto('/import/historie')
  await page.getByRole('link', { name: 'foto.xlsx' }).first().click()
  await onStep(page, 'Bestand')
  await expect(alertOf(page)).toContainText('foto.xlsx kan niet worden gelezen')
})

test('I1 every hostile or wrong file says within 5 s at the file field what is wrong, and the next good one is taken', async ({ page }) => {
  const { code, row } = await ownAccount()
  const hostile = 'lib/import/read/fixtures/hostile'
  const own = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  const refused = [
    ...(await readdir(hostile)).filter((name) => !/^(lying|proto)/.test(name)).map((name) => `${hostile}/${name}`),
    'lib/import/read/fixtures/encrypted.xlsx',
    own('brief.pdf', '%PDF-1.7\n'),
    own('gegevens.json', '{"a":[1]}'),
    own('pagina.html', '<!doctype html><p>Niets</p>'),
  ]
  await page.goto('/import')
  await page.getByLabel('Klantaccount').selectOption(code)
  const field = page.getByLabel('Bestand')
  for (const file of refused) {
    await field.setInputFiles(file)
    await expect(field).not.toHaveAttribute('aria-invalid')
    await button(page, 'Volgende').click()
    await expect(alertOf(page)).toContainText(/bestand|XML/i, { timeout: 5_000 })
    await expect(alertOf(page)).not.toContainText(/Er ging iets mis|undefined/)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByLabel('Klantaccount')).toHaveValue(code)
  }
  await field.setInputFiles(csv([row('a')]))
  await button(page, 'Volgende').click()
  await onStep(page, 'Instellingen')
  await expect(page.getByText('Geen van de kolommen')).toHaveCount(0)

  // What can be read and is not what was meant is said at the next step.
  for (const [file, said] of [
    [csv([], 'kop.csv'), 'kop.csv heeft geen rijen onder de kop'],
    [own('brief.txt', 'Beste collega\r\nHierbij de lijst\r\n'), 'Geen van de kolommen van brief.txt is herkend'],
    [`${hostile}/lying-dimension.xlsx`, 'lying-dimension.xlsx heeft geen rijen onder de kop'],
    [`${hostile}/proto.csv`, 'Geen van de kolommen van proto.csv is herkend'],
  ] as const) {
    await offer(page, file, code)
    await onStep(page, 'Instellingen')
    await expect(page.getByRole('main').getByRole('status').filter({ hasText: said })).toBeVisible()
    await page.getByRole('link', { name: /Lever een .* bestand aan/ }).click()
    await onStep(page, 'Bestand')
    await expect(page.getByLabel('Klantaccount')).toHaveValue(code)
  }
})

test('I20 too many errors: said once, with what helps and nothing that does not; a narrow screen keeps room for the rows', async ({
  page,
}) => {
  const { code, row } = await ownAccount()
  await toPreview(page, csv([row('a'), row('b', { employer: '91' }), row('c'), row('d', { employer: '92' })]), code)
  const why = alertOf(page).filter({ hasText: 'te veel regels met fouten, 2 van 4' })
  await expect(why).toHaveCount(1)
  await expect(page.getByText(/te veel regels/i)).toHaveCount(1)
  await expect(page.getByLabel(/overslaan/)).toHaveCount(0)
  await button(page, 'Verwerken').click()
  await expect(page.locator('#belemmering')).toBeFocused()
  await expect(alertOf(page)).toHaveCount(1)
  await onStep(page, 'Voorbeeld')
  const [rejected] = await Promise.all([page.waitForEvent('download'), why.getByRole('link', { name: '.csv' }).click()])
  expect((await readFile(await rejected.path(), 'utf8')).trim().split(/\r?\n/)).toHaveLength(3)

  await page.setViewportSize({ width: 390, height: 844 })
  const foot = await page.locator('form', { has: button(page, 'Verwerken') }).boundingBox()
  expect(foot?.height).toBeLessThan(844 / 5)
  expect(await findings(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 720 })

  await why.getByRole('link', { name: 'Opmerkingen' }).click()
  await expect(page).toHaveURL(/tab=opmerkingen&soort=fouten/)
  await cli('account', 'set', code, '--max-error-rows', 'off')
  await button(page, 'Opnieuw voorbeeld maken').click()
  await page.getByLabel('2 gebruikers met fouten overslaan').check()
  await expect(why).toHaveCount(0)
  await commit(page)
  expect(await figures(page)).toEqual({ nieuw: 2, fout: 2 })
})

test('I19 users with errors are left out only when one says so; their rows come back with the reason', async ({ page }) => {
  const { code, row } = await ownAccount('--max-error-rows', 'off')
  await toPreview(page, csv([row('a'), row('b', { employer: '1' }), row('c')]), code)
  expect(await figures(page)).toEqual({ nieuw: 2, fout: 1 })
  await button(page, 'Verwerken').click()
  await expect(alertOf(page)).toContainText('Er zijn nog fouten')
  await page.getByLabel('1 gebruiker met fouten overslaan').check()
  await commit(page)
  expect(await figures(page)).toEqual({ nieuw: 2, fout: 1 })

  const save = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const rejected = await save('Afgekeurde regels (.csv)')
  const [header, first, ...more] = rejected.bytes.toString('utf8').replace('\ufeff', '').trim().split(/\r?\n/)
  expect(header).toMatch(/^Werkgevercode;AfdelingCode/)
  expect(first).toContain('Werkgever “1” bestaat niet')
  expect(more).toEqual([])
  const rows = await save('Downloaden (.csv)')
  expect(rows.name).toBe('resultaat gebruikers.csv')
  expect(rows.bytes.toString('utf8').trim().split(/\r?\n/)).toHaveLength(4)
  expect((await save('Downloaden (.xlsx)')).bytes.subarray(0, 2).toString()).toBe('PK')
})

test('I18 values are mended in the preview, in one press and by hand, and the plan is made anew', async ({ page }) => {
  const { code, row } = await ownAccount()
  await toPreview(page, csv([row('a', { employer: '1' }), row('b', { department: '9999' })]), code)
  expect(await figures(page)).toEqual({ fout: 2 })
  await page.getByRole('button', { name: '0001 invullen' }).click()
  await expect.poll(() => figures(page)).toEqual({ nieuw: 1, fout: 1 })
  await page.getByRole('tab', { name: /Opmerkingen/ }).click()
  await page.getByRole('button', { name: 'AfdelingCode in regel 3 verbeteren' }).click()
  await page.getByLabel('AfdelingCode in regel 3', { exact: true }).fill('10')
  await button(page, 'Overnemen').click()
  await expect.poll(() => figures(page)).toEqual({ nieuw: 2 })
  await expect(page.getByText('Geen opmerkingen.')).toBeVisible()
})

test('I20 beyond a safeguard the exact number is typed; then exactly those are deactivated', async ({ page }) => {
  const { code, row } = await ownAccount('--max-deactivated', '2')
  const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((user) => row(user))
  await toPreview(page, csv(rows), code)
  await commit(page)
  await toPreview(page, csv(rows.slice(3)), code, full)
  expect(await figures(page)).toEqual({ gedeactiveerd: 3, ongewijzigd: 4 })
  await expect(page.getByText('3 gebruikers verliezen hun toegang')).toBeVisible()
  await button(page, 'Verwerken').click()
  await expect(alertOf(page)).toContainText('overschrijdt een grens')
  const typed = page.getByLabel('Typ 3 om te bevestigen')
  await typed.fill('2')
  await button(page, 'Verwerken').click()
  await expect(alertOf(page)).toContainText('overschrijdt een grens')
  await expect(typed).toHaveValue('2')
  await typed.fill('3')
  await typed.press('Enter')
  await onStep(page, 'Resultaat')
  expect(await figures(page)).toEqual({ gedeactiveerd: 3, ongewijzigd: 4 })
})

test('L7 I13 whom an Admin made with a code of the file is told of at the row and at the button, before it comes into the group', async ({
  page,
  browser,
}) => {
  const { code, row } = await ownAccount('--identification', 'code')
  const admin = await browser.newPage()
  await signIn(admin, 'demo.02')
  await admin.goto('/toegangsbeheer/gebruikers')
  await admin.getByRole('main').getByRole('link', { name: 'Nieuw' }).click()
  await admin.getByLabel('Inlognaam', { exact: true }).fill(`pop.${code}`)
  await admin.getByLabel('Gebruikerscode', { exact: true }).fill(`pop.${code}`)
  await admin.getByRole('combobox', { name: 'Niveau', exact: true }).selectOption({ label: 'Gebruiker' })
  await admin.getByRole('complementary').getByRole('button', { name: 'Opslaan' }).click()
  await expect(admin.getByText(`Gebruiker pop.${code} is aangemaakt.`)).toBeVisible()
  await admin.close()
  await toPreview(page, csv([row(`pop.${code}`, { name: 'Pop' }), row(`nieuw.${code}`)]), code)
  expect(await figures(page)).toEqual({ nieuw: 1, verplaatst: 1 })
  await expect(page.getByText('1 gebruiker bestond al zonder groep')).toBeVisible()
  const line = page.getByRole('link', { name: 'A. Pop' })
  await line.click()
  await expect(line).toHaveAttribute('aria-expanded', 'true')
  const told = page.getByRole('listitem').filter({ hasText: 'gemaakt door demo.02' })
  await expect(told).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByLabel('Typ 1 om te bevestigen').fill('1')
  await commit(page)
  await line.click()
  await expect(told).toBeVisible()
})

test('I19 two tabs press Verwerken at once: it is applied once, and both show the result', async ({ page, context }) => {
  const { code, row } = await ownAccount()
  const address = await toPreview(page, csv([row('a'), row('b')]), code)
  const other = await context.newPage()
  await other.goto(address)
  await expect(button(other, 'Verwerken')).toBeEnabled()
  await Promise.all([button(page, 'Verwerken').click(), button(other, 'Verwerken').click()])
  for (const tab of [page, other]) {
    await onStep(tab, 'Resultaat')
    expect(await figures(tab)).toEqual({ nieuw: 2 })
  }
})

test('I19 what changed since the preview refuses it; made anew it can be applied', async ({ page }) => {
  const { code, group, row } = await ownAccount()
  await toPreview(page, csv([row('a'), row('b')]), code)
  await commit(page)
  await toPreview(page, csv([row('a', { name: 'Vries' }), row('b')]), code)
  expect(await figures(page)).toEqual({ gewijzigd: 1, ongewijzigd: 1 })
  await cli('user', 'deactivate', '--group', group, '--code', 'b')
  await button(page, 'Verwerken').click()
  await expect(alertOf(page)).toContainText('Maak het voorbeeld opnieuw')
  await button(page, 'Opnieuw voorbeeld maken').click()
  await expect.poll(() => figures(page)).toEqual({ gewijzigd: 1, gereactiveerd: 1 })
  await commit(page)
  expect(await figures(page)).toEqual({ gewijzigd: 1, gereactiveerd: 1 })
})

test('one may leave and come back, reload and go back: the run has its own address and stands where it stood', async ({ page }) => {
  const { code, row } = await ownAccount()
  const many = Array.from({ length: 5000 }, (_, at) => row(`u${at}`))
  await offer(page, csv(many, 'groot.csv'), code)
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/)
  await page.reload()
  await onStep(page, 'Instellingen')
  await button(page, 'Volgende').click()
  await onStep(page, 'Kolommen')
  const run = page.url().replace(/\/kolommen$/, '')
  await button(page, 'Volgende').click()
  await page.waitForTimeout(300)
  await page.goto(run)
  await onStep(page, 'Voorbeeld')
  await expect(button(page, 'Verwerken')).toBeVisible({ timeout: 30_000 })
  expect(await figures(page)).toEqual({ nieuw: 5000 })
  await button(page, 'Verwerken').click()
  await page.waitForTimeout(300)
  await page.goto('/import')
  await onStep(page, 'Bestand')
  await page.getByRole('link', { name: 'groot.csv' }).first().click()
  await onStep(page, /Voorbeeld|Resultaat/)
  await expect(page.locator('[aria-current=step]')).toHaveText('Resultaat', { timeout: 60_000 })
  expect(await figures(page)).toEqual({ nieuw: 5000 })
  await page.goto(`${run}/kolommen`)
  await onStep(page, 'Resultaat')
})

test('the preview filters by outcome, searches, pages, and opens a user; all of it stands in the address', async ({ page }) => {
  const { code, row } = await ownAccount()
  const names = Array.from({ length: 60 }, (_, at) => `u${String(at).padStart(2, '0')}`)
  await toPreview(page, csv(names.slice(0, 55).map((user) => row(user))), code)
  await commit(page)
  await toPreview(page, csv([...names.map((user) => row(user)), row('u00', { department: '1001' })]), code)
  expect(await figures(page)).toEqual({ nieuw: 5, gewijzigd: 1, ongewijzigd: 54 })
  await expect(page.getByRole('tab', { name: 'Gebruikers 6', exact: true })).toBeVisible()
  await page.getByRole('link', { name: '54 ongewijzigd' }).click()
  await expect(page).toHaveURL(/uitkomst=ongewijzigd/)
  await expect(page.getByText('1–50 van 54')).toBeVisible()
  await page.getByRole('link', { name: 'Meer regels tonen' }).click()
  await expect(page.getByText('51–54 van 54')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('1–50 van 54')).toBeVisible()
  await page.getByRole('link', { name: '1 gewijzigd' }).click()
  const line = page.getByRole('link', { name: 'A. Berg' })
  await expect(line).toHaveCount(1)
  await line.click()
  await expect(line).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('table')).toContainText('komt erbij')
  await page.reload()
  await expect(line).toHaveAttribute('aria-expanded', 'true')
  await page.getByLabel('Zoeken', { exact: true }).fill('u57')
  await expect(page.getByText('Geen gebruiker gevonden bij “u57”.')).toBeVisible()
  await page.getByRole('link', { name: 'Filter wissen' }).click()
  await expect(page.getByText('1–50 van 60')).toBeVisible()
})

test('I4 custom mapping: other headings are proposed, a fixed value is set, and what is not used is said; a BSN is never read (I16)', async ({
  page,
}) => {
  const { code, group } = await ownAccount()
  const buffer = Buffer.from(
    'Adm;Afd.code;Lagen;Personeelsmail;Naam;Kostenplaats;BSN\r\n0001;10;1;a@voorbeeld.example;Berg;4100;123456782\r\n',
  )
  await offer(page, { name: 'eigen.csv', mimeType: 'text/csv', buffer }, code)
  await onStep(page, 'Instellingen')
  await button(page, 'Volgende').click()
  await onStep(page, 'Kolommen')
  await expect(page.getByText('Verplicht, maar niet in het bestand')).toBeVisible()
  await page.getByText('Custom mapping', { exact: true }).click()
  await expect(page.getByLabel('Adm wordt')).toHaveValue('Werkgevercode')
  await expect(page.getByLabel('Naam wordt')).toHaveValue('Gebruiker_Achternaam')
  await expect(page.getByLabel('Kostenplaats wordt')).toHaveValue('')
  await expect(page.getByRole('row', { name: /BSN/ })).toContainText('nooit gelezen')
  await expect(page.getByText('123456782')).toHaveCount(0)
  await button(page, 'Vaste waarde toevoegen').click()
  await page.getByLabel('Vaste waarde voor', { exact: true }).selectOption('Gebruiker_GebruikersGroep')
  await page.getByLabel('Waarde voor Gebruiker_GebruikersGroep', { exact: true }).selectOption(group)
  await expect(page.getByText('Alles wat verplicht is, is gekoppeld')).toBeVisible()
  await button(page, 'Volgende').click()
  await onStep(page, 'Voorbeeld')
  await expect.poll(() => figures(page)).toEqual({ nieuw: 1 })
  await button(page, 'Vorige').click()
  await onStep(page, 'Kolommen')
  await expect(page.getByLabel('Adm wordt')).toHaveValue('Werkgevercode')

  // Remembered: the next file with this header begins with it, one with the standard names does not.
  await offer(page, { name: 'volgende.csv', mimeType: 'text/csv', buffer }, code)
  await button(page, 'Volgende').click()
  await onStep(page, 'Kolommen')
  await expect(page.getByRole('radio', { name: 'Custom mapping' })).toBeChecked()
  await expect(page.getByLabel('Waarde voor Gebruiker_GebruikersGroep', { exact: true })).toHaveValue(group)
  const remember = page.getByRole('checkbox', { name: /^Onthouden voor klantaccount/ })
  await expect(remember).not.toBeChecked()
  const standard = Buffer.from(`Werkgevercode;AfdelingCode;Gebruiker_GebruikersGroep;Gebruiker_Code\r\n0001;10;${group};a\r\n`)
  await offer(page, { name: 'standaard.csv', mimeType: 'text/csv', buffer: standard }, code)
  await button(page, 'Volgende').click()
  await onStep(page, 'Kolommen')
  await expect(page.getByRole('radio', { name: 'Standaard' })).toBeChecked()
  await expect(remember).toHaveCount(0)
})

test('I11 rows of nobody: Kolommen says that nothing can be applied, and the preview and the list tell of rows with errors', async ({
  page,
}) => {
  const { code } = await ownAccount()
  const name = `niemand-${code}.csv`
  const buffer = Buffer.from(['Werkgevercode;AfdelingCode;Niveau', '0001;10;Systeem', '0001;20;Beheer'].join('\r\n'))
  await offer(page, { name, mimeType: 'text/csv', buffer }, code)
  await onStep(page, 'Instellingen')
  await button(page, 'Volgende').click()
  await onStep(page, 'Kolommen')
  await expect(page.getByText('Zo kan geen enkele regel worden verwerkt.')).toBeVisible()
  await button(page, 'Volgende').click()
  await onStep(page, 'Voorbeeld')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 regels met fouten; er is niets om te verwerken.')
  await expect(page.getByRole('list', { name: 'Uitkomsten' }).getByRole('link', { name: '2 zonder gebruiker' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Filter wissen' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Opmerkingen bekijken' }).click()
  await expect(page).toHaveURL(/tab=opmerkingen&soort=fouten/)
  await page.goto('/import')
  await expect(page.getByRole('row', { name }).getByRole('cell', { name: '2 regels met fouten' })).toBeVisible()
})

test('a run can be cancelled until it is committed; an address that is no run is not there', async ({ page }) => {
  const { code, row } = await ownAccount()
  const run = await toPreview(page, csv([row('a')]), code)
  await button(page, 'Annuleren').click()
  await button(page, 'Import weggooien').click()
  await expect(page.getByText('De import van gebruikers.csv is geannuleerd.')).toBeVisible()
  await page.goto(`${run}/voorbeeld`)
  await onStep(page, 'Bestand')
  for (const address of ['/import/00000000-0000-4000-8000-000000000000', '/import/geen-run/voorbeeld'])
    expect((await page.goto(address))?.status()).toBe(404)
})

/** Walks with Tab to what has this role and name, as someone without a mouse. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('not reached with the keyboard')
}

test('the whole import with the keyboard alone', async ({ page }) => {
  const { code, row } = await ownAccount('--max-error-rows', 'off')
  await page.goto('/import')
  await page.getByLabel('Klantaccount').selectOption(code)
  // The file itself is chosen in a window of the browser.
  const chooser = page.waitForEvent('filechooser')
  await tabTo(page, page.getByLabel('Bestand'))
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(csv([row('a'), row('b', { employer: '1' })]))
  await tabTo(page, button(page, 'Volgende'))
  await page.keyboard.press('Enter')
  await onStep(page, 'Instellingen')
  await tabTo(page, page.getByLabel('Standaard Gebruiker Import'))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('Conversie Volledige')).toBeChecked()
  await page.keyboard.press('ArrowUp')
  await tabTo(page, button(page, 'Volgende'))
  await page.keyboard.press('Enter')
  await onStep(page, 'Kolommen')
  await tabTo(page, button(page, 'Volgende'))
  await page.keyboard.press('Space')
  await onStep(page, 'Voorbeeld')
  const line = page.getByRole('link', { name: 'A. Berg' }).first()
  await tabTo(page, line)
  await page.keyboard.press('Enter')
  await expect(line).toHaveAttribute('aria-expanded', 'true')
  await expect(line).toBeFocused()
  await tabTo(page, page.getByLabel('1 gebruiker met fouten overslaan'))
  await page.keyboard.press('Space')
  await tabTo(page, button(page, 'Verwerken'))
  await page.keyboard.press('Enter')
  await onStep(page, 'Resultaat')
  expect(await figures(page)).toEqual({ nieuw: 1, fout: 1 })
})

test('axe finds nothing on any step, wide and light, narrow and dark; nothing sticks out at 360 px', async ({ page }) => {
  test.setTimeout(180_000)
  const { code, row } = await ownAccount('--max-deactivated', '1', '--max-error-rows', 'off')
  await toPreview(page, csv(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((user) => row(user))), code)
  await commit(page)
  const done = page.url()
  const run = await toPreview(page, csv([row('a'), row('b', { name: 'Vries' }), row('c', { employer: '1' }), row('x')]), code, full)
  const first = await page.getByRole('table').getByRole('link').first().getAttribute('href')
  const wrong: string[] = []
  const addresses = [
    '/import',
    '/import/historie',
    `${run}/bestand`,
    `${run}/instellingen`,
    `${run}/kolommen`,
    first as string,
    `${run}/voorbeeld?tab=opmerkingen`,
    done,
  ]
  for (const address of addresses)
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await page.goto(address)
      if (address.endsWith('kolommen')) await page.getByText('Custom mapping', { exact: true }).click()
      for (const finding of await findings(page)) wrong.push(`${address} ${colorScheme} ${width}: ${finding}`)
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (beyond > 0) wrong.push(`${address} ${width}: ${beyond} px too wide`)
    }
  expect(wrong).toEqual([])
})
