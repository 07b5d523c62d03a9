import type { Locator, Page } from '@playwright/test'
import { inDatabase } from './database'
import { cli, expect, findings, signIn, test } from './fixtures'

const groups = Array.from({ length: 460 }, (_, at) => `Zoekgroep ${at}`)

// More groups than a list of the browser's own holds; they go again, for other tests have few.
test.beforeAll(() =>
  inDatabase('insert into user_groups (name, name_key) select name, lower(name) from unnest($1::text[]) name on conflict do nothing', [
    groups,
  ]),
)
test.afterAll(async () => {
  await inDatabase(`update users set group_id = null where group_id in (select id from user_groups where name like 'Zoekgroep %')`)
  await inDatabase(`delete from user_groups where name like 'Zoekgroep %'`)
})
test.beforeEach(({ page }) => signIn(page))

/** Types slowly, then quickly, into a field whose first answer comes last: what is found and chosen is what was typed last. */
async function searchAndPick(page: Page, field: Locator, source: RegExp): Promise<void> {
  let asked = 0
  await page.route(source, async (route) => {
    if (++asked === 1) await new Promise((go) => setTimeout(go, 1_500))
    await route.continue().catch(() => undefined)
  })
  // Those of the list that is open, not of the selects of the form.
  const options = page.getByRole('listbox').getByRole('option')
  await field.fill('Zoekgroep 45')
  await expect.poll(() => asked).toBe(1)
  await field.fill('Zoekgroep 458')
  await expect(options).toHaveText([/^Zoekgroep 458/])
  await page.waitForTimeout(1_700)
  await expect(options).toHaveText([/^Zoekgroep 458/])
  // Enter before the answer is there chooses nobody else.
  await field.fill('')
  await field.pressSequentially('Zoekgroep 459', { delay: 5 })
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('Zoekgroep 459')
  await page.unroute(source)
}

test('a group is found among many in the form of a user, and keeps its name', async ({ page }) => {
  await page.goto('/toegangsbeheer/gebruikers?nieuw=1', { waitUntil: 'networkidle' })
  const field = page.getByRole('combobox', { name: 'Gebruikersgroep', exact: true })
  await searchAndPick(page, field, /keuzes\/gebruikersgroepen/)
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/^Zoekgroep 459/])
  await field.press('Enter')
  await expect(field).toHaveValue('Zoekgroep 459')
  // Looking further without choosing leaves what was chosen.
  await field.fill('Zoekgroep 1')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('Zoekgroep 459')
  const login = `zoek.${Date.now().toString(36)}`
  await page.getByLabel('Inlognaam', { exact: true }).fill(login)
  await page.keyboard.press('Control+s')
  await expect(page.getByText(`Gebruiker ${login} is aangemaakt.`)).toBeVisible()
  expect(await cli('user', 'show', login)).toMatchObject({ group: 'Zoekgroep 459' })
})

test('a group is found among many for users in bulk', async ({ page }) => {
  const login = `bulk.${Date.now().toString(36)}`
  await cli('user', 'create', '--login', login, '--level', 'user')
  await page.goto(`/toegangsbeheer/gebruikers?zoek=${login}`)
  await page.getByLabel(`${login} kiezen`).check()
  await page.getByRole('button', { name: 'In groep plaatsen' }).click()
  const field = page.getByRole('dialog').getByRole('combobox', { name: 'Gebruikersgroep' })
  await searchAndPick(page, field, /keuzes\/gebruikersgroepen/)
  await page.getByRole('option', { name: 'Zoekgroep 459' }).click()
  await expect(field).toHaveValue('Zoekgroep 459')
  expect(await findings(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: '1 gebruiker plaatsen' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await cli('user', 'show', login)).toMatchObject({ group: 'Zoekgroep 459' })
})

test('U3 a group is found among many in Autorisatie werkgevers', async ({ page }) => {
  await page.goto('/toegangsbeheer/autorisatie-werkgevers')
  const field = page.getByRole('combobox', { name: 'Gebruikersgroep' })
  await searchAndPick(page, field, /keuzes\/te-autoriseren-groepen/)
  await page.getByRole('option', { name: 'Zoekgroep 459' }).click()
  await expect(page).toHaveURL(/groep=\d+/)
  await expect(page.getByRole('combobox', { name: 'Gebruikersgroep' })).toHaveValue('Zoekgroep 459')
  await expect(page.getByRole('listbox', { name: 'Beschikbaar' })).toBeVisible()
})

test('U2 a late answer adds no other member than was typed', async ({ page }) => {
  const mark = Date.now().toString(36)
  for (const name of ['een', 'twee']) await cli('user', 'create', '--login', `${mark}.${name}`, '--level', 'user')
  const [group] = await inDatabase<{ id: string }>(`select id from user_groups where name = 'Zoekgroep 7'`)
  await page.goto(`/toegangsbeheer/gebruikersgroepen?groep=${group?.id}`)
  const field = page.getByRole('combobox', { name: 'Lid toevoegen' })
  const options = page.getByRole('option')
  await field.click()
  await expect(options.first()).toBeVisible()
  let asked = 0
  await page.route(/keuzes\/leden/, async (route) => {
    if (++asked === 1) await new Promise((go) => setTimeout(go, 1_500))
    await route.continue().catch(() => undefined)
  })
  await field.fill(mark)
  await expect.poll(() => asked).toBe(1)
  await field.fill(`${mark}.twee`)
  await expect(options).toHaveText([new RegExp(`^${mark}.twee`)])
  await page.waitForTimeout(1_700)
  await expect(options).toHaveText([new RegExp(`^${mark}.twee`)])
  await field.press('Enter')
  await expect(page.getByRole('list', { name: 'wordt toegevoegd' }).getByRole('listitem')).toHaveText([new RegExp(`${mark}.twee`)])
})
