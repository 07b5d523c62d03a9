import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { chooseGroup, cli, expect, findings, signIn, test } from './fixtures'

/** Three users of a name of their own, so that a search finds them alone. */
async function three(mark: string): Promise<string[]> {
  const logins = [1, 2, 3].map((number) => `${mark}.${number}`)
  for (const login of logins) await cli('user', 'create', '--login', login, '--level', 'user', '--last-name', `Nuñez-${mark}`)
  return logins
}

/** As many users as asked for, of a last name of their own, in the order of their login names; made by an import. */
async function many(name: string, count: number): Promise<void> {
  const code = `veel-${name}`
  await cli('group', 'create', code)
  await cli('account', 'set', code, '--name', `${name} Zorg`, '--groups', code, '--scope', 'all', '--element', 'werkgever')
  const lines = Array.from({ length: count }, (_, at) => `0001;${code};${name}${at};${name}-${String(at).padStart(3, '0')}`)
  const file = test.info().outputPath('veel.csv')
  writeFileSync(file, ['Werkgevercode;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam', ...lines].join('\n'))
  await cli('import', file, '--account', code, '--commit')
}

const address = '/toegangsbeheer/gebruikers'
const rows = (page: Page) => page.getByRole('table').locator('tbody').getByRole('row')

test.beforeEach(async ({ page }) => signIn(page))

test('U1 words in any order, without diacritics and capitals; nothing found says so and offers to clear the filter', async ({ page }) => {
  await three('zoeken')
  await page.goto(address)
  const search = page.getByRole('searchbox', { name: 'Zoeken' })
  await search.fill('ZOEKEN nunez')
  await search.press('Enter')
  await expect(page).toHaveURL(/zoek=/)
  await expect(rows(page)).toHaveCount(3)
  await expect(page.getByText('1–3 van 3', { exact: true })).toBeVisible()
  await search.fill('zoeken bestaatniet')
  await search.press('Enter')
  await expect(page.getByText('Geen gebruiker voldoet aan dit filter.')).toBeVisible()
  await page.getByRole('link', { name: 'Filter wissen' }).click()
  await expect(page).not.toHaveURL(/zoek/)
  await page.goBack()
  await expect(page.getByText('Geen gebruiker voldoet aan dit filter.')).toBeVisible()
})

test('U1 filters stand in the address with how many each finds; back works', async ({ page }) => {
  const [first] = await three('filter')
  await cli('user', 'deactivate', first!)
  await page.goto(`${address}?zoek=nunez-filter`)
  await page.getByRole('main').getByRole('button', { name: 'Status' }).click()
  await page.getByRole('menuitem', { name: 'Gedeactiveerd' }).click()
  await expect(page).toHaveURL(/status=gedeactiveerd/)
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('main').getByRole('button', { name: 'Groep' }).click()
  await page.getByRole('searchbox', { name: 'Groep zoeken' }).fill('leid')
  await page.getByRole('link', { name: 'Leidinggevenden' }).click()
  await expect(page.getByRole('link', { name: /^Groep: Leidinggevenden/ })).toBeVisible()
  await expect(page.getByText('Geen gebruiker voldoet aan dit filter.')).toBeVisible()
  await page.goBack()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('main').getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Zonder Web API gebruiker' }).click()
  await expect(page).toHaveURL(/api=zonder/)
  await expect(rows(page)).toHaveCount(1)
})

test('U1 sorting stands in the head and turns round; the panel stays beside a list that is paged', async ({ page }) => {
  await three('sorteer')
  await page.goto(`${address}?zoek=nunez-sorteer`)
  const head = page.getByRole('columnheader', { name: 'Inlognaam' })
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await expect(rows(page).first()).toContainText('sorteer.1')
  await head.getByRole('link').click()
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await expect(rows(page).first()).toContainText('sorteer.3')
  await page.getByRole('columnheader', { name: 'Naam', exact: true }).getByRole('link').click()
  await expect(page).toHaveURL(/sorteer=naam/)
})

test('the keyboard walks the rows, opens one, walks on in the panel and is back on the row', async ({ page }) => {
  await three('lopen')
  await page.goto(`${address}?zoek=nunez-lopen`)
  await page.waitForLoadState('networkidle')
  const link = (number: number) => page.getByRole('link', { name: new RegExp(`lopen\\.${number}$`) })
  await link(1).focus()
  await page.keyboard.press('ArrowDown')
  await expect(link(2)).toBeFocused()
  await page.keyboard.press('End')
  await expect(link(3)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/gebruiker=lopen\.2/)
  await expect(page.getByRole('complementary')).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('complementary')).toHaveCount(0, { timeout: 1_000 })
  }).toPass()
  await expect(link(2)).toBeFocused()
})

test('L6, U1 several are chosen with the keyboard and deactivated; whoever cannot is named and left out only when asked to', async ({
  page,
}) => {
  await three('samen')
  await page.goto(`${address}?zoek=nunez-samen`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('checkbox', { name: 'samen.1 kiezen' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Space')
  const bar = page.getByRole('region', { name: 'Gekozen gebruikers' })
  await expect(bar).toContainText('3 geselecteerd')
  await bar.getByRole('button', { name: 'Selectie wissen' }).click()
  await page.getByRole('checkbox', { name: 'samen.3 kiezen' }).click()
  await page.getByRole('checkbox', { name: 'samen.1 kiezen' }).click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('3 geselecteerd')
  await page.getByRole('checkbox', { name: 'samen.3 kiezen' }).uncheck()
  await bar.getByRole('button', { name: '2 gebruikers deactiveren' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: '2 gebruikers deactiveren' })
  await expect(dialog).toContainText('Geen van hen is nu ingelogd.')
  expect(await findings(page)).toEqual([])
  await dialog.getByRole('button', { name: '2 gebruikers deactiveren' }).click()
  await expect(page.getByText('2 gebruikers zijn gedeactiveerd.')).toBeVisible()
  await expect(bar).toHaveCount(0)
  await expect(rows(page).filter({ hasText: 'Gedeactiveerd' })).toHaveCount(2)

  // Of whoever is deactivated nothing but reactivating is offered; of both, both.
  await page.getByRole('checkbox', { name: 'samen.1 kiezen' }).check()
  await expect(bar.getByRole('button', { name: /eactiveren$/ })).toHaveText(['1 gebruiker reactiveren'])
  await page.getByRole('checkbox', { name: 'samen.3 kiezen' }).check()
  await expect(bar.getByRole('button', { name: /eactiveren$/ })).toHaveText(['Reactiveren', 'Deactiveren'])
  await page.getByRole('checkbox', { name: 'samen.3 kiezen' }).uncheck()
  await bar.getByRole('button', { name: '1 gebruiker reactiveren' }).click()
  const back = page.getByRole('dialog', { name: '1 gebruiker reactiveren' })
  await expect(back).toContainText('Web API gebruikers blijven opgeschort')
  expect(await findings(page)).toEqual([])
  await back.getByRole('button', { name: '1 gebruiker reactiveren' }).click()
  await expect(page.getByText('1 gebruiker is gereactiveerd.')).toBeVisible()
  await expect(rows(page).filter({ hasText: 'Gedeactiveerd' })).toHaveCount(1)

  await page.goto(`${address}?niveau=systeem`)
  await page.getByRole('checkbox', { name: 'Alle gebruikers op deze pagina kiezen' }).check()
  await bar.getByRole('button', { name: 'deactiveren' }).click()
  const refusal = page.getByRole('dialog')
  await expect(refusal.getByText(/^demo\.01: Dit is de laatste actieve gebruiker/)).toBeVisible()
  await refusal.getByRole('button', { name: 'Annuleren' }).click()
  await expect(bar.getByRole('button', { name: 'deactiveren' })).toBeFocused()
  expect((await cli<{ status: string }>('user', 'show', 'demo.01')).status).toBe('active')
})

test('U1 many are put in a group and given a role; all that the filter shows at once', async ({ page }) => {
  const logins = await three('plaats')
  await page.goto(`${address}?zoek=nunez-plaats`)
  await page.getByRole('checkbox', { name: 'plaats.1 kiezen' }).check()
  const bar = page.getByRole('region', { name: 'Gekozen gebruikers' })
  await bar.getByRole('button', { name: 'Alle 3 kiezen' }).click()
  await bar.getByRole('button', { name: 'In groep plaatsen' }).click()
  await chooseGroup(page.getByLabel('Gebruikersgroep'), 'HR')
  await page.getByRole('button', { name: '3 gebruikers plaatsen' }).click()
  await expect(page.getByText('3 gebruikers zijn geplaatst.')).toBeVisible()
  expect((await cli<{ group: string }>('user', 'show', logins[2]!)).group).toBe('HR')
})

test('every list can be exported: what the filter shows, as .csv and .xlsx', async ({ page }) => {
  await three('uitvoer')
  await page.goto(`${address}?zoek=nunez-uitvoer`)
  await page.getByRole('main').getByRole('button', { name: 'Exporteren' }).click()
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV (.csv)' }).click()])
  expect(csv.suggestedFilename()).toBe('gebruikers.csv')
  const lines = readFileSync(await csv.path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toMatch(/^uitvoer\.1;Nuñez-uitvoer;/)
  const [xlsx] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excel (.xlsx)' }).click()])
  expect(
    readFileSync(await xlsx.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
})

test('I26 from the list of users one comes to the export in import format', async ({ page }) => {
  await page.goto(address)
  await page.getByRole('main').getByRole('button', { name: 'Exporteren' }).click()
  await page.getByRole('link', { name: 'In importformaat, per klantaccount' }).click()
  await expect(page).toHaveURL('/import#sjablonen')
  await page.getByLabel('Klantaccount').selectOption('demo')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Gebruikers in importformaat, .csv' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('gebruikersimport-demo-gebruikers.csv')
})

test('columns are chosen and remembered', async ({ page }) => {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await page.getByRole('main').getByRole('button', { name: 'Kolommen' }).click()
  await page.getByRole('checkbox', { name: 'Niveau' }).check()
  await expect(page.getByRole('columnheader', { name: 'Niveau' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Niveau' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing with rows chosen, at 1440 and at 390 pixels, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(address)
    await page.getByRole('checkbox', { name: 'demo.02 kiezen' }).check()
    expect(await findings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.getByRole('region', { name: 'Gekozen gebruikers' })).toBeVisible()
    expect(await findings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
}

test('U1 the arrows of the panel go on to the next page, and back', async ({ page }) => {
  await many('Pijlen', 52)
  await page.goto(`${address}?zoek=Pijlen-`)
  await expect(page.getByText('1–50 van 52', { exact: true })).toBeVisible()
  await rows(page).last().getByRole('link').click()
  const panel = page.getByRole('complementary')
  const shown = () => panel.getByLabel('Achternaam', { exact: true })
  await expect(shown()).toHaveValue('Pijlen-049')
  await panel.getByRole('link', { name: 'Volgende gebruiker' }).click()
  await expect(shown()).toHaveValue('Pijlen-050')
  await expect(page.getByText('51–52 van 52', { exact: true })).toBeVisible()
  await panel.getByRole('link', { name: 'Volgende gebruiker' }).click()
  await expect(shown()).toHaveValue('Pijlen-051')
  await expect(panel.getByRole('link', { name: 'Volgende gebruiker' })).toHaveCount(0)
  await panel.getByRole('link', { name: 'Vorige gebruiker' }).click()
  await expect(shown()).toHaveValue('Pijlen-050')
  await panel.getByRole('link', { name: 'Vorige gebruiker' }).click()
  await expect(shown()).toHaveValue('Pijlen-049')
  await expect(page.getByText('1–50 van 52', { exact: true })).toBeVisible()
  await expect(rows(page).last()).toContainText('Pijlen-049')
})

test('U1 while many are changed the dialog says so with the number, cannot be pressed twice and stays until it is done', async ({
  page,
}) => {
  await many('Bezig', 12)
  await page.goto(`${address}?zoek=Bezig-`)
  await page.getByLabel('Alle gebruikers op deze pagina kiezen').check()
  await page.getByRole('button', { name: '12 gebruikers deactiveren' }).click()
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: '12 gebruikers deactiveren' })
  await expect(confirm).toBeEnabled()
  let asked = 0
  // As over a slow line: what is done is done, its answer comes late.
  await page.route(/gebruikers/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    asked++
    await new Promise((go) => setTimeout(go, 2_000))
    await route.continue()
  })
  await confirm.dblclick()
  await expect(dialog.getByRole('status')).toContainText('12 gebruikers worden gedeactiveerd')
  await expect(confirm).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  expect(await findings(page)).toEqual([])
  await expect(page.getByText('12 gebruikers zijn gedeactiveerd.')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  expect(asked).toBe(1)
})
