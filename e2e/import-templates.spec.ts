import { expect, findings, signIn, test } from './fixtures'

test('I27 the first step gives templates of the chosen account; the filled one goes through as it is', async ({ page }) => {
  await signIn(page)
  await page.goto('/import')
  await page.getByLabel('Klantaccount').selectOption({ label: 'Demo Zorg' })
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Ingevuld voorbeeld, .xlsx' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toBe('gebruikersimport-demo-voorbeeld.xlsx')
  expect(await findings(page)).toEqual([])
  await page.getByLabel('Bestand', { exact: true }).setInputFiles(await file.path())
  for (const step of ['instellingen', 'kolommen', 'voorbeeld']) {
    await page.getByRole('button', { name: 'Volgende' }).click()
    await page.waitForURL(new RegExp(`/${step}$`))
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^2 nieuwe gebruikers\.$/)
  // Nothing is written: what other tests count stays as it is.
  await page.getByRole('button', { name: 'Annuleren' }).click()
  await page.getByRole('button', { name: 'Import weggooien' }).click()
  await expect(page.getByText(/is geannuleerd/)).toBeVisible()
})
