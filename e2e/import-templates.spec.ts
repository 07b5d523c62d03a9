import { cli, expect, findings, signIn, test } from './fixtures'

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

for (const format of ['xlsx', 'csv'])
  test(`I26 the users of an account in import format, as .${format}, offered unchanged are 0 changes`, async ({ page }) => {
    const code = `rond-${process.pid}-${format}`
    await cli('group', 'create', `Groep ${code}`)
    await cli('account', 'set', code, '--groups', `Groep ${code}`, '--scope', 'all')
    await signIn(page)
    const toPreview = async (file: Parameters<ReturnType<typeof page.getByLabel>['setInputFiles']>[0]) => {
      await page.getByLabel('Bestand', { exact: true }).setInputFiles(file)
      for (const step of ['instellingen', 'kolommen', 'voorbeeld']) {
        await page.getByRole('button', { name: 'Volgende' }).click()
        await page.waitForURL(new RegExp(`/${step}$`))
      }
    }
    const choose = async () => {
      await page.goto('/import')
      await page.getByLabel('Klantaccount').selectOption(code)
    }
    await choose()
    const header = 'Werkgevercode;AfdelingCode;AutorisatieNiveau;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam'
    const rows = ['a', 'b'].flatMap((user) => ['10', '20'].map((department) => `0001;${department};2;Groep ${code};${code}-${user};Berg`))
    await toPreview({ name: 'eerst.csv', mimeType: 'text/csv', buffer: Buffer.from([header, ...rows].join('\r\n')) })
    await page.getByRole('button', { name: 'Verwerken' }).click()
    await page.waitForURL(/\/resultaat$/)

    await choose()
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: `Gebruikers in importformaat, .${format}` }).click()
    const file = await saved
    expect(file.suggestedFilename()).toBe(`gebruikersimport-${code}-gebruikers.${format}`)
    await toPreview(await file.path())
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Geen wijzigingen: 2 gebruikers blijven zoals ze zijn.')
  })
