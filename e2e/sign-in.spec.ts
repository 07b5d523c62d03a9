import { cli, expect, findings, setup, signIn, test } from './fixtures'

test('someone signed out goes to sign in, is told where they go afterwards, and gets there', async ({ page, context }) => {
  await page.goto('/toegangsbeheer/gebruikers?zoek=demo')
  await expect(page).toHaveURL(/\/inloggen\?naar=/)
  await expect(page.getByText('Daarna verder bij Gebruikers')).toBeVisible()
  await expect(page.getByLabel('Inlognaam')).toBeFocused()
  expect(await findings(page)).toEqual([])
  await signIn(page)
  await expect(page).toHaveURL('/toegangsbeheer/gebruikers?zoek=demo')
  const names = (await context.cookies()).map(({ name }) => name)
  expect(names.filter((name) => name.includes('session'))).toHaveLength(1)
})

test('an address of others is not followed after signing in', async ({ page, baseURL }) => {
  await page.goto('/inloggen?naar=//evil.example/x')
  await signIn(page)
  expect(new URL(page.url()).origin).toBe(baseURL)
})

test('a wrong password and an unknown name get the same words, and the name that was typed stays', async ({ page }) => {
  await page.goto('/inloggen')
  const words = new Set<string | null>()
  for (const login of ['demo.02', 'niemand.bekend']) {
    await page.getByLabel('Inlognaam').fill(login)
    await page.getByLabel('Wachtwoord', { exact: true }).fill('dit is het niet, zeker niet')
    await page.getByRole('button', { name: 'Inloggen' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'klopt niet' })
    await expect(alert).toBeVisible()
    words.add(await alert.textContent())
    await expect(page.getByLabel('Inlognaam')).toHaveValue(login)
    await expect(page.getByLabel('Wachtwoord', { exact: true })).toHaveValue('')
  }
  expect(words.size).toBe(1)
})

test('the eye shows the password, and the language can be chosen before signing in', async ({ page }) => {
  await page.goto('/inloggen')
  const password = page.getByLabel('Wachtwoord', { exact: true })
  await password.fill('zichtbaar')
  await page.getByRole('button', { name: 'Wachtwoord tonen' }).click()
  await expect(password).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: /^Taal/ }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('signing out ends the session at once, in every tab', async ({ page, context }) => {
  await signIn(page)
  const other = await context.newPage()
  await other.goto('/profiel')
  await page.getByRole('button', { name: 'Profielmenu van demo.01' }).click()
  await page.getByRole('menuitem', { name: 'Uitloggen' }).click()
  await expect(page).toHaveURL('/inloggen')
  await other.reload()
  await expect(other).toHaveURL(/\/inloggen\?naar=%2Fprofiel/)
})

test('U4 a one-time link sets a password once; L8 a User has a profile and no console', async ({ page, browser }) => {
  const login = `proef.${Date.now().toString(36)}`
  const { link } = await cli<{ link: string }>('user', 'create', '--login', login, '--level', 'user')
  const path = new URL(link).pathname
  const password = 'een zin die alleen hier staat 42'
  await page.goto(path)
  expect(await findings(page)).toEqual([])
  await page.getByLabel('Nieuw wachtwoord').fill(password)
  await page.getByLabel('Wachtwoord herhalen').fill(`${password}!`)
  await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await expect(page.getByText('De twee wachtwoorden zijn niet gelijk.')).toBeVisible()
  await page.getByLabel('Nieuw wachtwoord').fill('kort')
  await page.getByLabel('Wachtwoord herhalen').fill('kort')
  await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await expect(page.getByText('te kort')).toBeVisible()
  await page.getByLabel('Nieuw wachtwoord').fill(password)
  await page.getByLabel('Wachtwoord herhalen').fill(password)
  await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await expect(page.getByText('Het wachtwoord is ingesteld.')).toBeVisible()
  await page.goto(path)
  await expect(page.getByText('Deze link werkt niet meer: hij is gebruikt, verlopen of vervangen')).toBeVisible()

  const fresh = await browser.newPage({ baseURL: new URL(page.url()).origin })
  await signIn(fresh, login, password)
  await expect(fresh).toHaveURL(/\/profiel$/)
  await expect(fresh.getByText('U hebt geen beheertaken.')).toBeVisible()
  for (const address of ['/toegangsbeheer/gebruikers', '/import', '/historie']) expect((await fresh.goto(address))?.status()).toBe(403)
  await fresh.close()
})

test('the first users have the password that was given', async ({ page }) => {
  await page.goto('/inloggen')
  await signIn(page, 'demo.02', setup().password)
  await expect(page.getByText('Ingelogd als demo.02 met niveau Beheer')).toBeVisible()
})
