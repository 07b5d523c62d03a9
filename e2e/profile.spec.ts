import type { Browser, Page } from '@playwright/test'
import { cli, expect, findings, signIn, test } from './fixtures'

const first = 'een zin die alleen hier staat 42'
const second = 'een andere zin, ook alleen hier'
let count = 0

/** A user of its own with a password, made as an administrator and the user would. */
async function person(page: Page, level = 'user'): Promise<string> {
  const login = `prof.${Date.now().toString(36)}.${++count}`
  const { link } = await cli<{ link: string }>('user', 'create', '--login', login, '--level', level, '--last-name', 'Berg')
  await page.goto(new URL(link).pathname)
  await page.getByLabel('Nieuw wachtwoord').fill(first)
  await page.getByLabel('Wachtwoord herhalen').fill(first)
  await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await expect(page.getByText('Het wachtwoord is ingesteld.')).toBeVisible()
  return login
}

async function elsewhere(browser: Browser, page: Page, login: string, password = first): Promise<Page> {
  const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await signIn(other, login, password)
  return other
}

test('L8 a User lands on the profile, sees who one is and what one reaches, and that there are no tasks', async ({ page }) => {
  const login = await person(page)
  await signIn(page, login, first)
  await expect(page).toHaveURL(/\/profiel$/)
  await expect(page.getByText('U hebt geen beheertaken.')).toBeVisible()
  await expect(
    page.getByText('Uw niveau is Gebruiker. U bent geen lid van een gebruikersgroep. U bereikt geen gegevens van werkgevers.'),
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Berg', level: 1 })).toBeVisible()
  await page.context().clearCookies()
  await signIn(page, 'demo.02')
  await page.goto('/profiel')
  await expect(page.getByText('Uw niveau is Beheer. U bent geen lid van een gebruikersgroep. U bereikt 12 werkgevers.')).toBeVisible()
})

test('P9 one changes the password with the keyboard alone; other browsers are signed out, this one goes on', async ({ page, browser }) => {
  const login = await person(page)
  await signIn(page, login, first)
  const other = await elsewhere(browser, page, login)
  await page.goto('/profiel')
  const before = (await page.context().cookies()).find(({ name }) => name.includes('session'))!.value
  await page.getByLabel('Huidig wachtwoord').focus()
  await page.keyboard.type('dit is het zeker niet')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Nieuw wachtwoord')).toBeFocused()
  await page.keyboard.type(second)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(`${second}x`)
  await page.keyboard.press('Enter')
  await expect(page.getByText('De twee wachtwoorden zijn niet gelijk.').first()).toBeVisible()
  await page.getByLabel('Wachtwoord herhalen').focus()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Dit is niet uw wachtwoord.').first()).toBeVisible()
  // Nothing that was typed is lost.
  await expect(page.getByLabel('Nieuw wachtwoord')).toHaveValue(second)
  await page.getByLabel('Huidig wachtwoord').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(first)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Uw wachtwoord is gewijzigd.')).toBeVisible()
  await expect(page.getByLabel('Huidig wachtwoord')).toHaveValue('')
  const after = (await page.context().cookies()).find(({ name }) => name.includes('session'))!.value
  expect(after).not.toBe(before)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Wachtwoord', exact: true })).toBeVisible()
  await other.reload()
  await expect(other).toHaveURL(/\/inloggen/)
  await signIn(other, login, second)
  await other.context().close()
})

test('U1 one ends one session, and all others; each is signed out at its next request', async ({ page, browser }) => {
  const login = await person(page)
  await signIn(page, login, first)
  const others = [await elsewhere(browser, page, login), await elsewhere(browser, page, login), await elsewhere(browser, page, login)]
  await page.goto('/profiel')
  await expect(page.getByText('deze sessie')).toHaveCount(1)
  await expect(page.getByRole('button', { name: /^Sessie van .* beëindigen/ })).toHaveCount(3)
  await page
    .getByRole('button', { name: /^Sessie van .* beëindigen/ })
    .first()
    .press('Enter')
  await expect(page.getByText('De sessie is beëindigd.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Sessie van .* beëindigen/ })).toHaveCount(2)
  await page.getByRole('button', { name: 'De 2 andere sessies beëindigen' }).press('Enter')
  await expect(page.getByRole('button', { name: /beëindigen/ })).toHaveCount(0)
  for (const other of others) {
    await other.reload()
    await expect(other).toHaveURL(/\/inloggen/)
    await other.context().close()
  }
  await page.reload()
  await expect(page.getByText('deze sessie')).toBeVisible()
})

test('leaving with a password half typed asks first', async ({ page }) => {
  const login = await person(page)
  await signIn(page, login, first)
  await page.getByLabel('Nieuw wachtwoord').focus()
  await page.keyboard.type('half')
  const asking = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asking
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await expect(page.getByLabel('Nieuw wachtwoord')).toHaveValue('half')
})

test('axe finds nothing, with errors shown as well, in both themes; nothing sticks out at 360 px', async ({ page }) => {
  const login = await person(page)
  await signIn(page, login, first)
  await page.getByLabel('Huidig wachtwoord').fill(first)
  await page.getByLabel('Nieuw wachtwoord').fill('kort')
  await page.getByLabel('Wachtwoord herhalen').fill('kort')
  await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click()
  await expect(page.getByText('te kort').first()).toBeVisible()
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 1440],
    ['light', 360],
    ['dark', 360],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    expect(await findings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  }
})
