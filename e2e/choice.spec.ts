import type { Locator, Page } from '@playwright/test'
import { inDatabase, openWebApi } from './database'
import { cli, expect, signIn, test } from './fixtures'

test.beforeAll(() => openWebApi(true))
test.afterAll(async () => {
  await inDatabase(`update api_clients set revoked_at = now() where revoked_at is null`)
  await openWebApi(false)
})

/** Keeps back what the server says of a choice, as on a slow line; answers how it is let through. */
async function slow(page: Page): Promise<() => void> {
  let through = () => {}
  const waiting = new Promise<void>((resolve) => {
    through = resolve
  })
  await page.route(/[?&]_rsc=/, async (route) => {
    await waiting
    await route.continue()
  })
  return through
}

const outOfReach = (target: Locator) => expect(target.click({ timeout: 1_000 })).rejects.toThrow(/Timeout/)

test('W1 until the page of another application or user is there, nothing of the former one can be pressed', async ({ page }) => {
  const tail = Date.now().toString(36)
  const [one, two] = [`keuze.een.${tail}`, `keuze.twee.${tail}`]
  const group = `Keuze ${tail}`
  await cli('group', 'create', group)
  await cli('group', 'employers', group, '--set', '0004')
  for (const login of [one, two]) await cli('user', 'create', '--login', login, '--level', 'user', '--group', group)
  await signIn(page)
  await page.goto('/toegangsbeheer/web-api-gebruiker')
  const application = page.getByRole('combobox', { name: 'Externe applicatie' })
  const fresh = page.getByRole('main').getByRole('link', { name: 'Nieuw', exact: true })
  await application.fill('Benefitz')
  await page.getByRole('option', { name: /Keylane – Benefits Plaza/ }).click()
  await expect(application).toHaveValue(/Keylane/)
  // Not the first of the list: that is the one other tests begin with.
  const other = `Zelf gekozen ${tail}`
  await page.goto('/toegangsbeheer/web-api-gebruiker?paneel=applicatie-toevoegen')
  await page.getByLabel('Naam').fill(other)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(application).toHaveValue(other)

  let through = await slow(page)
  await application.fill('Benefitz')
  await page.getByRole('option', { name: /Keylane – Benefits Plaza/ }).click()
  await outOfReach(fresh)
  through()
  await fresh.click()
  const panel = page.getByRole('complementary')
  await expect(panel).toContainText('Keylane – Benefits Plaza')

  const user = page.getByRole('combobox', { name: 'Gebruiker', exact: true })
  await user.fill(one)
  await page.getByRole('option', { name: one }).click()
  const generate = page.getByRole('button', { name: 'Genereer Secret' })
  await expect(generate).toBeEnabled()
  await user.fill(two)
  await expect(page.getByRole('option', { name: two })).toBeVisible()
  await page.unrouteAll()
  through = await slow(page)
  await page.getByRole('option', { name: two }).click()
  await outOfReach(generate)
  through()
  await generate.click()
  await expect(panel.getByRole('textbox', { name: 'Client Secret', exact: true })).toBeVisible()
  await expect(panel).toContainText(two)
  await expect(panel).not.toContainText(one)
})
