import { copyFileSync, readFileSync } from 'node:fs'
import { inDatabase } from './database'
import { cli, expect, findings, signIn, test } from './fixtures'

test.beforeEach(async ({ page }) => signIn(page))

test('U1 a user is found, opened beside the list at an address of its own, and closed with Escape', async ({ page }) => {
  await page.goto('/toegangsbeheer/gebruikers')
  await page.getByRole('searchbox', { name: 'Zoeken' }).fill('DEMO.02')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/zoek=DEMO\.02/)
  await expect(page.getByText('1–1 van 1', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: /demo\.02/ }).click()
  await expect(page).toHaveURL(/gebruiker=demo\.02/)
  const panel = page.getByRole('complementary', { name: 'demo.02' })
  await expect(panel.getByLabel('Niveau')).toHaveValue('admin')
  await expect(panel.getByRole('tab', { name: 'Rechten 12' })).toBeVisible()
  await page.reload()
  await expect(panel).toBeVisible()
  // Right after a reload the page may not listen to keys yet.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0, { timeout: 1_000 })
  }).toPass()
  await expect(page).toHaveURL(/zoek=DEMO\.02/)
})

test('a filter stands in the address, is taken away by its chip, and back works', async ({ page }) => {
  await page.goto('/toegangsbeheer/gebruikers')
  await page.getByRole('main').getByRole('button', { name: 'Niveau' }).click()
  await page.getByRole('menuitem', { name: 'Systeem' }).click()
  await expect(page).toHaveURL(/niveau=systeem/)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'Niveau: Systeem' }).click()
  await expect(page).not.toHaveURL(/niveau/)
  await page.goBack()
  await expect(page.getByRole('link', { name: 'Niveau: Systeem' })).toBeVisible()
})

test('U5 the demo’s organisation, employer by employer', async ({ page }) => {
  await page.goto('/organisatie')
  await expect(page.getByRole('row')).toHaveCount(13)
  await expect(page.getByText(/^12 werkgevers, \d+ afdelingen, 600 werknemers$/)).toBeVisible()
  await page.getByRole('searchbox').fill('0004')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('U5 Organisatie and the imports are sorted by their heads, in the address, and back works', async ({ page }) => {
  const head = (name: string) => page.getByRole('columnheader', { name, exact: true })
  const first = page.getByRole('row').nth(1)
  await page.goto('/organisatie')
  await expect(head('Code')).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByText('1–12 van 12', { exact: true })).toBeVisible()
  const byCode = await first.textContent()
  await head('Werknemers').getByRole('link').click()
  await expect(page).toHaveURL(/\?sorteer=werknemers$/)
  await expect(head('Werknemers')).toHaveAttribute('aria-sort', 'ascending')
  const figures = async () => (await page.getByRole('row').locator('td:last-child').allTextContents()).map(Number)
  expect(await figures()).toEqual((await figures()).toSorted((a, b) => a - b))
  await head('Werknemers').getByRole('link').click()
  await expect(head('Werknemers')).toHaveAttribute('aria-sort', 'descending')
  expect(await figures()).toEqual((await figures()).toSorted((a, b) => b - a))
  await page.getByRole('searchbox').fill('000')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sorteer=werknemers/)
  expect(await findings(page)).toEqual([])
  for (let n = 0; n < 3; n++) await page.goBack()
  await expect(head('Code')).toHaveAttribute('aria-sort', 'ascending')
  await expect(first).toHaveText(byCode!)

  for (const file of ['gebruikers.csv', 'Anders.csv']) {
    copyFileSync('db/demo/gebruikers.csv', `test-results/${file}`)
    await cli('import', `test-results/${file}`, '--account', 'demo')
  }
  await page.goto('/import/historie?klantaccount=demo')
  await expect(head('Aangeleverd')).toHaveAttribute('aria-sort', 'descending')
  await expect(first).toContainText('Anders.csv')
  await head('Bestand').getByRole('link').click()
  await expect(page).toHaveURL(/klantaccount=demo&sorteer=bestand$/)
  await expect(head('Bestand')).toHaveAttribute('aria-sort', 'ascending')
  const files = async () => (await page.getByRole('row').locator('td:nth-child(2)').allTextContents()).map((name) => name.toLowerCase())
  expect(await files()).toEqual((await files()).toSorted())
  expect(await findings(page)).toEqual([])
  await page.goBack()
  await expect(first).toContainText('Anders.csv')
  await head('Aangeleverd').getByRole('link').click()
  await expect(head('Aangeleverd')).toHaveAttribute('aria-sort', 'ascending')
})

test('a row of Organisatie opens what is known of that employer, and leads to who reaches it', async ({ page }) => {
  const group = `Bereik ${Date.now().toString(36)}`
  await cli('group', 'create', group)
  await cli('group', 'employers', group, '--set', '0004')
  await page.goto('/organisatie')
  await page.getByRole('row', { name: /^0004/ }).click()
  const panel = page.getByRole('complementary')
  await expect(page).toHaveURL(/werkgever=0004/)
  await expect(panel.getByRole('link', { name: group })).toBeVisible()
  expect(await findings(page)).toEqual([])
  await panel.getByRole('link', { name: 'Wie bereikt deze werkgever, en waarom' }).click()
  await expect(page.getByRole('heading', { name: /bereik(t|en) werkgever 0004/ })).toBeVisible()
  await page.goBack()
  await panel.getByRole('heading', { level: 2 }).press('Escape')
  await expect(panel).toHaveCount(0)
  await page.goto('/organisatie?werkgever=9999')
  await expect(panel).toContainText('Er is geen werkgever met code 9999')
})

test('a node whose page is not there yet says so: in the menu’s tree and at its address', async ({ page }) => {
  expect((await page.goto('/koppelingen'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Koppelingen is er nog niet')
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Koppelingen' })).toHaveCount(0)
  await page.goto('/toegangsbeheer/menu')
  await page.getByRole('treeitem', { name: 'Koppelingen' }).click()
  await expect(page.getByRole('complementary', { name: 'Koppelingen' })).toContainText('Deze pagina is er nog niet.')
})

test('H3 the history tells of this very sign-in', async ({ page, context }) => {
  await context.clearCookies()
  await page.goto('/inloggen')
  await signIn(page)
  await page.goto('/historie?wat=session')
  const first = page.getByRole('row').nth(1)
  await expect(first).toContainText('demo.01')
  await expect(first).toContainText('Sessie')
})

test('H3 the history says names, on a narrow screen in the record that a row opens', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/historie?wat=grant')
  await expect(page.getByRole('table')).not.toContainText(/nr\. \d/)
  await page.getByRole('row').nth(1).getByRole('link').click()
  const panel = page.getByRole('complementary')
  await expect(panel.getByRole('row', { name: /^(Werkgever|Afdeling|Werknemer) \S/ })).toContainText(/\S+ \S/)
  await expect(panel).not.toContainText(/nr\. \d/)
})

test('A2, A4, A6 both questions are answered with the path: a user, a group, an employer, a department and an employee are searched for', async ({
  page,
}) => {
  const group = `Vraag ${Date.now().toString(36)}`
  await cli('group', 'create', group)
  await cli('group', 'employers', group, '--set', '0004')
  const choose = async (name: string, text: string, option: RegExp) => {
    const field = page.getByRole('combobox', { name, exact: true })
    await field.fill(text)
    await page.getByRole('option', { name: option }).first().click()
  }
  const heading = (name: string | RegExp) => expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
  const [what, who] = [page.getByRole('button', { name: 'Tonen' }).first(), page.getByRole('button', { name: 'Tonen' }).last()]
  await page.goto('/toegang')
  await what.click()
  await expect(page.getByText('Kies eerst een gebruiker of een gebruikersgroep, en dan Tonen.')).toBeVisible()
  await who.click()
  await expect(page.getByText('Kies eerst een werkgever, en dan Tonen.')).toBeVisible()
  await choose('Werkgever', 'lisse', /^0004 Tuinbouw Lisse/)
  await who.click()
  await heading(/bereik(t|en) werkgever 0004/)
  await expect(page.getByText('eigen autorisatie voor werkgever 0004').first()).toBeVisible()
  await choose('Afdeling', '10', /^10 /)
  await who.click()
  await heading(/bereik(t|en) afdeling 10 van werkgever 0004/)
  await choose('Werknemer', '000001', /^000001 /)
  await who.click()
  await heading(/bereik(t|en) werknemer 000001 van werkgever 0004/)
  await expect(page.getByRole('combobox', { name: 'Afdeling' })).toHaveValue('')
  await expect(page.getByRole('combobox', { name: 'Werkgever' })).toHaveValue(/^0004 Tuinbouw Lisse/)
  await page.getByRole('link', { name: 'demo.02', exact: true }).click()
  await heading(/^demo\.02 bereikt \d/)
  await choose('Gebruikersgroep', group, new RegExp(group))
  await expect(page.getByRole('combobox', { name: 'Gebruiker', exact: true })).toHaveValue('')
  await what.click()
  await heading(`Groep ${group} geeft toegang tot 1 werkgever`)
  await expect(page.getByText(`groep ${group} is geautoriseerd voor werkgever 0004`)).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Wissen' }).click()
  await expect(page.getByRole('combobox', { name: 'Gebruikersgroep' })).toHaveValue('')
  await page.goto('/toegang?gebruiker=niemand.bekend')
  await expect(page.getByRole('main')).toContainText('niemand.bekend')
  await page.goto('/toegang?groep=999999')
  await expect(page.getByRole('main')).toContainText('groep')
})

test('every table can be exported: employers, imports, mails, own sessions, and the answer on Toegang beside its picture', async ({
  page,
}) => {
  const exported = async (address: string) => {
    await page.goto(address)
    await page.getByRole('button', { name: 'Exporteren' }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[download][href*="/csv"]').click()])
    return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')] as const
  }
  const [employers, lines] = await exported('/organisatie?zoek=0004')
  expect(employers).toBe('Organisatie.csv')
  expect(lines).toMatch(/Werkgevercode;Naam;Werkgevergroep;.*\r?\n0004;/)
  await cli('import', 'db/demo/gebruikers.csv', '--account', 'demo')
  expect((await exported('/import/historie?klantaccount=demo'))[1]).toContain('gebruikers.csv;Demo Zorg;Voorbeeld')
  await inDatabase(
    `insert into mails (kind, recipient, language, "values", status) values ('password-set', 'jan@voorbeeld.nl', 'nl', '{}', 'kept')`,
  )
  const [mails, mailed] = await exported('/historie/mail')
  expect(mails).toBe('Mail.csv')
  expect(mailed).toMatch(/Wanneer;Aan;Onderwerp;Status\r?\n[^;]+;jan@voorbeeld\.nl;[^;]+;bewaard/)
  expect(await findings(page)).toEqual([])
  const [own, sessions] = await exported('/profiel')
  expect(own).toBe('Sessies.csv')
  expect(sessions).toMatch(/Browser;Adres;Ingelogd;Laatst gezien;Opmerking\r?\nChrome[^;]*;127\.0\.0\.1;[^;]+;[^;]+;deze sessie/)
  expect(await findings(page)).toEqual([])
  const [, reachers] = await exported('/toegang?werkgever=0004')
  expect(reachers).toMatch(/demo\.02;.*0004/)
  const picture = page.locator('section', { has: page.getByRole('heading', { name: 'Beeld', includeHidden: true }) })
  await expect(picture.locator('foreignObject', { hasText: 'demo.02' })).toBeVisible()
  await expect(picture.locator('foreignObject', { hasText: 'werkgever 0004' })).toBeVisible()
  expect(await findings(page)).toEqual([])
})
