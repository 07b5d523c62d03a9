import { expect, signIn, test } from './fixtures'

test.beforeEach(async ({ page }) => signIn(page))

const menu = 'Menu'

test('L1 L4 the menu and the tabs hold what System reaches; the place now is marked', async ({ page }) => {
  await page.goto('/toegangsbeheer/gebruikers')
  const side = page.getByRole('navigation', { name: menu })
  await expect(side.getByRole('link', { name: 'Toegangsbeheer' })).toHaveAttribute('aria-current', 'page')
  await expect(side.getByRole('link', { name: 'Onderhoud Nieuw' })).toHaveCount(0)
  const tabs = page.getByRole('main').getByRole('tab')
  await expect(tabs).toHaveText(['Menu', 'Gebruikers', 'Gebruikersgroepen', 'Autorisatie werkgevers'])
  await expect(page.getByRole('tab', { name: 'Gebruikers', exact: true })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('navigation', { name: 'U bent hier' })).toHaveText('OnderhoudSysteembeheerToegangsbeheer')
  expect((await page.goto('/toegangsbeheer/web-api-gebruiker'))?.status()).toBe(403)
  expect((await page.goto('/toegangsbeheer/bestaat-niet'))?.status()).toBe(404)
})

test('L1 an Admin has the tab Gebruikers alone, and hears 403 at the others', async ({ page, browser }) => {
  const admin = await browser.newPage({ baseURL: new URL(page.url()).origin })
  await signIn(admin, 'demo.02')
  await admin.goto('/toegangsbeheer/gebruikers')
  await expect(admin.getByRole('main').getByRole('tab')).toHaveText(['Gebruikers'])
  await expect(admin.getByText('demo.01')).toHaveCount(0)
  const own = admin.getByRole('navigation', { name: menu })
  for (const name of ['Organisatie', 'Historie', 'Klantaccounts']) await expect(own.getByRole('link', { name })).toHaveCount(0)
  for (const address of ['/toegangsbeheer/menu', '/toegangsbeheer/gebruikersgroepen', '/organisatie', '/historie']) {
    expect((await admin.goto(address))?.status(), address).toBe(403)
    await expect(admin.getByRole('heading', { name: 'Hier hebt u geen toegang toe' })).toBeVisible()
  }
  await admin.close()
})

test('the keyboard alone: skip link, tabs with arrows, Ctrl-K to a page', async ({ page }) => {
  await page.goto('/toegangsbeheer/gebruikers')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Naar de inhoud' })).toBeFocused()
  await page.getByRole('tab', { name: 'Gebruikers', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/toegangsbeheer/gebruikersgroepen')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('histo')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/historie')
})

test('folders of the menu open and close, and the whole of it collapses and stays so', async ({ page }) => {
  await page.goto('/historie')
  const side = page.getByRole('navigation', { name: menu })
  await side.getByRole('button', { name: 'Systeembeheer' }).click()
  await expect(side.getByRole('link', { name: 'Toegangsbeheer' })).toBeHidden()
  await page.getByRole('button', { name: 'Menu inklappen' }).click()
  await page.reload()
  await expect(side).toBeHidden()
  await page.getByRole('button', { name: 'Menu uitklappen' }).click()
  await expect(side).toBeVisible()
})

test('language and appearance hold after a reload, and follow the system until chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/historie')
  const html = page.locator('html')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(html).toHaveAttribute('data-theme', 'light')
  await page.getByRole('button', { name: 'Weergave' }).press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('button', { name: 'Weergave' })).toBeFocused()
  await page.getByRole('button', { name: /^Taal/ }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'History' })).toBeVisible()
  await page.reload()
  await expect(html).toHaveAttribute('lang', 'en')
  expect(await (await page.request.get('/inloggen')).text()).toContain('data-theme="dark"')
})

test('on a telephone the menu is a drawer that closes when one has gone somewhere', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/historie')
  await expect(page.getByText('demo.01, niveau Systeem')).toBeVisible()
  await page.getByRole('button', { name: 'Menu openen' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Organisatie' }).click()
  await expect(page).toHaveURL('/organisatie')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
