import type { Page } from '@playwright/test'
import { inDatabase, openWebApi } from './database'
import { cli, expect, setup, signIn, test } from './fixtures'

/** Opens a page whose scripts come only after what is done first: as over a slow line. */
async function early(page: Page, address: string, first: () => Promise<void>): Promise<void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const scripts = /\/_next\/static\/.*\.js/
  await page.route(scripts, async (route) => {
    await released
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  await first()
  release()
}

test('who signs in before the scripts are there is signed in, and the password stands in no address', async ({ page }) => {
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await early(page, '/inloggen', async () => {
    await page.getByLabel('Inlognaam').fill('demo.01')
    await page.getByLabel('Wachtwoord', { exact: true }).fill(setup().password)
    await page.getByRole('button', { name: 'Inloggen' }).click()
  })
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
  expect(addresses.filter((address) => address.includes('Proef-van'))).toEqual([])
})

test('a form filled and sent with Enter before the scripts are there is sent once, by the page', async ({ page }) => {
  await signIn(page)
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await early(page, '/profiel', async () => {
    await page.getByLabel('Huidig wachtwoord').fill('niet-het-goede-1')
    await page.getByLabel('Nieuw wachtwoord', { exact: true }).fill('Een-ander-wachtwoord-2')
    await page.getByLabel('Nieuw wachtwoord', { exact: true }).press('Enter')
  })
  await expect(page.getByRole('main').getByRole('alert')).toContainText('wachtwoord')
  await expect(page.getByLabel('Nieuw wachtwoord', { exact: true })).toHaveValue('Een-ander-wachtwoord-2')
  expect(addresses.filter((address) => /niet-het|Een-ander/.test(address))).toEqual([])
})

async function made(): Promise<string> {
  const login = `vroeg.${Date.now().toString(36)}`
  await cli('user', 'create', '--login', login, '--level', 'user')
  return login
}

test('what is typed in a form before the scripts are there is what the form holds and saves', async ({ page }) => {
  await signIn(page)
  const panel = page.getByRole('complementary')
  const login = await made()
  await early(page, `/toegangsbeheer/gebruikers?gebruiker=${login}`, async () => {
    await panel.getByLabel('Voorletters').fill('V.')
    await panel.getByLabel('Achternaam').pressSequentially('Vroeg')
    await panel.getByLabel('Achternaam').press('Control+s')
  })
  await expect(page.getByRole('row', { name: login })).toContainText('V. Vroeg')
  await page.reload()
  await expect(panel.getByLabel('Voorletters')).toHaveValue('V.')
  await expect(panel.getByLabel('Achternaam')).toHaveValue('Vroeg')
})

test('keys in a tree and a click in a part that comes later do what they always do', async ({ page }) => {
  await signIn(page)
  const items = page.getByRole('tree').first().getByRole('treeitem')
  await early(page, '/toegangsbeheer/menu', async () => {
    await items.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
  })
  await expect(items.nth(2)).toBeFocused()
  const panel = page.getByRole('complementary')
  await early(page, `/toegangsbeheer/gebruikers?gebruiker=${await made()}&paneel=rechten`, () =>
    panel.getByRole('button', { name: 'Recht toevoegen' }).click(),
  )
  await expect(panel.getByRole('combobox', { name: 'Werkgever' })).toBeVisible()
})

test('a box ticked, a choice made and a file chosen before the scripts are there count', async ({ page }) => {
  await signIn(page)
  const name = `Vroeg ${Date.now().toString(36)}`
  await openWebApi(true)
  const box = page.getByLabel('imports aanleveren')
  await early(page, '/toegangsbeheer/web-api-gebruiker?paneel=applicatie-toevoegen', async () => {
    await page.getByLabel('Naam').fill(name)
    await box.check()
    await page.getByRole('button', { name: 'Opslaan' }).click()
  })
  await expect(page.getByRole('combobox', { name: 'Externe applicatie' })).toHaveValue(name)
  await page.getByRole('link', { name: 'Applicatie wijzigen' }).click()
  await expect(box).toBeChecked()
  await openWebApi(false)

  await early(page, '/toegangsbeheer/gebruikers', () => page.getByRole('checkbox', { name: 'demo.01 kiezen' }).check())
  await expect(page.getByText('1 geselecteerd').first()).toBeVisible()

  await early(page, '/import', async () => {
    await page.getByLabel('Klantaccount').selectOption('demo')
    await page.getByLabel('Bestand').setInputFiles('db/demo/gebruikers.csv')
    await page.getByRole('button', { name: 'Volgende', exact: true }).click()
  })
  await expect(page.locator('[aria-current=step]')).toHaveText('Instellingen')
  const full = page.getByLabel('Conversie Volledige gebruiker Import op personeelsnummer')
  await early(page, page.url(), () => full.check())
  await expect(full).toBeChecked()
  await page.getByRole('button', { name: 'Volgende', exact: true }).click()
  await expect(page.locator('[aria-current=step]')).toHaveText('Kolommen')
  await page.goBack()
  await expect(full).toBeChecked()
})

test.describe('where groups are so many that they are searched for', () => {
  const names = Array.from({ length: 60 }, (_, at) => `Vroege groep ${at}`)
  test.beforeAll(() =>
    inDatabase('insert into user_groups (name, name_key) select name, lower(name) from unnest($1::text[]) name on conflict do nothing', [
      names,
    ]),
  )
  // They go again, for other tests have few.
  test.afterAll(async () => {
    await inDatabase(`update users set group_id = null where group_id in (select id from user_groups where name like 'Vroege groep %')`)
    await inDatabase(`delete from user_groups where name like 'Vroege groep %'`)
  })

  test('what is typed in the field of the group before the scripts are there is searched for, and the list opens', async ({ page }) => {
    await signIn(page)
    const panel = page.getByRole('complementary')
    const field = panel.getByRole('combobox', { name: 'Gebruikersgroep', exact: true })
    await early(page, `/toegangsbeheer/gebruikers?gebruiker=${await made()}`, async () => {
      await field.selectText()
      await field.pressSequentially('Vroege groep 57')
    })
    await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/^Vroege groep 57/])
    await expect(field).toHaveValue('Vroege groep 57')
    await field.press('Enter')
    await field.press('Control+s')
    await page.reload()
    await expect(field).toHaveValue('Vroege groep 57')
  })

  test('the field of the group stays while its own scripts are on their way and another field is changed', async ({ page }) => {
    await signIn(page)
    const panel = page.getByRole('complementary')
    const field = panel.getByRole('combobox', { name: 'Gebruikersgroep', exact: true })
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let held = 0
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      const response = await route.fetch()
      // The list under the field, which is the only one of its kind.
      if (/popover:"manual"/.test(await response.text())) {
        held += 1
        await released
      }
      await route.fulfill({ response })
    })
    await page.goto(`/toegangsbeheer/gebruikers?gebruiker=${await made()}`, { waitUntil: 'commit' })
    await field.fill('Vroege groep 5')
    await expect.poll(() => held).toBe(1)
    // Whatever of the page answers without that script does so by now.
    await page.waitForTimeout(2_000)
    await panel.getByLabel('Achternaam').fill('Vroeg')
    await page.waitForTimeout(500)
    await expect(field).toHaveValue('Vroege groep 5')
    release()
    await expect(page.getByRole('listbox').getByRole('option').first()).toHaveText(/^Vroege groep 5/)
    await expect(field).toHaveValue('Vroege groep 5')
    await expect(panel.getByLabel('Achternaam')).toHaveValue('Vroeg')
  })
})
