import { cli, expect, findings, signIn, test } from './fixtures'

const accounts = '/import/klantaccounts'
let count = 0
/** A code of this test's own. */
const fresh = () => `klant.${process.pid}.${++count}`
const show = (code: string) => cli<Record<string, unknown>>('account', 'show', code)

test.beforeEach(async ({ page }) => signIn(page))

test('an account is made and edited with the keyboard alone', async ({ page }) => {
  const code = fresh()
  await page.goto(accounts)
  await page.getByRole('link', { name: 'Nieuw' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Naam', { exact: true })).toBeFocused()
  await page.keyboard.type('Zorg Noord')
  await page.keyboard.press('Tab')
  await page.keyboard.type(code)
  await page.keyboard.press('Tab')
  const groups = page.getByRole('combobox', { name: 'Gebruikersgroepen' })
  await expect(groups).toBeFocused()
  for (const name of ['HR', 'Salarisadministratie']) {
    await page.keyboard.type(name)
    await expect(page.getByRole('option', { name: new RegExp(`^${name}`) })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('list', { name: 'Gebruikersgroepen: gekozen' })).toContainText(name)
  }
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(groups).toBeFocused()
  await expect(page.getByRole('list', { name: 'Gebruikersgroepen: gekozen' })).not.toContainText('HR')
  // Past what is left of the list, to the employers.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'Alle werkgevers' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Gekozen werkgevers' })).toBeFocused()
  await page.keyboard.type('0004')
  await expect(page.getByRole('option', { name: /^0004/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Klantaccount Zorg Noord is aangemaakt.')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`account=${code}`))
  const panel = page.getByRole('complementary', { name: 'Zorg Noord' })
  await expect(panel.getByLabel('Code', { exact: true })).toHaveValue(code)
  await expect(panel.getByLabel('Code', { exact: true })).toHaveAttribute('readonly')
  expect(await show(code)).toMatchObject({
    code,
    name: 'Zorg Noord',
    groups: ['Salarisadministratie'],
    scope: 'employers:0004',
    template: 'standaard',
    loginName: 'account',
    maxMoved: null,
    mapping: null,
    version: 1,
  })

  await panel.getByRole('radio', { name: /^Naam van het klantaccount / }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(panel.getByLabel('Vervangend voorvoegsel', { exact: true }).last()).toBeFocused()
  await page.keyboard.type('Noord')
  const moved = panel.getByRole('combobox', { name: 'Hoogstens verplaatst' })
  await moved.focus()
  await page.keyboard.type('Perc')
  await page.keyboard.press('Tab')
  await expect(panel.getByLabel('Hoogstens verplaatst: percentage')).toBeFocused()
  await page.keyboard.type('7,5')
  await expect(panel.getByText('3 wijzigingen')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Klantaccount Zorg Noord is opgeslagen.')).toBeVisible()
  expect(await show(code)).toMatchObject({ loginName: 'prefix', prefix: 'Noord', maxMoved: '7.5%', scope: 'employers:0004', version: 2 })
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
})

test('what has consequences says so before it is saved (I8, I11, I20)', async ({ page }) => {
  const code = fresh()
  await cli('account', 'set', code, '--name', 'Gevolg', '--groups', 'HR', '--scope', 'employers:0001')
  await page.goto(`${accounts}?account=${code}`)
  const panel = page.getByRole('complementary', { name: 'Gevolg' })
  const warned = panel.getByRole('status')
  await expect(warned).toHaveCount(0)
  await panel.getByRole('radio', { name: 'Conversie Volledige gebruiker Import op personeelsnummer' }).check()
  await expect(warned.filter({ hasText: 'deactiveert een import de actieve gebruikers van HR' })).toBeVisible()
  await expect(warned.filter({ hasText: 'HR hoort ook bij' })).toContainText('elke import van dit account geweigerd')
  await panel.getByRole('radio', { name: 'Alle werkgevers' }).check()
  await expect(warned.filter({ hasText: 'meer werkgevers bij dit account' })).toBeVisible()
  await panel.getByRole('combobox', { name: 'Hoogstens gedeactiveerd' }).selectOption('Geen grens')
  await expect(warned.filter({ hasText: 'Zonder deze grens' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  expect(await show(code)).toMatchObject({ template: 'standaard', scope: 'employers:0001', maxDeactivated: null, version: 1 })
  // Leaving asks first; what was chosen stays when one stays.
  page.once('dialog', (dialog) => dialog.dismiss())
  await page.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Klantaccount Gevolg is opgeslagen.')).toBeVisible()
  expect(await show(code)).toMatchObject({ template: 'volledig', scope: 'all', maxDeactivated: 'off', version: 2 })
  // Of what is so already nothing is said, but for what refuses every import.
  await expect(warned.filter({ hasText: 'Zonder deze grens' })).toHaveCount(0)
  await expect(warned.filter({ hasText: 'HR hoort ook bij' })).toBeVisible()
})

test('every mistake stands at its field and on top, with the way there; nothing typed is lost', async ({ page }) => {
  await page.goto(`${accounts}?nieuw=1`)
  const panel = page.getByRole('complementary', { name: 'Nieuw klantaccount' })
  await panel.getByLabel('Naam', { exact: true }).fill('Fout')
  await panel.getByLabel('Code', { exact: true }).fill('DEMO')
  await panel.getByRole('radio', { name: /^Per werkgever / }).check()
  await panel.getByLabel('Ontvangers van het verslag').fill('a@example.nl, geen')
  await panel.getByRole('combobox', { name: 'Hoogstens regels met fouten' }).selectOption('Percentage van de regels')
  await panel.getByRole('button', { name: 'Opslaan' }).click()
  const summary = panel.getByRole('alert')
  await expect(summary).toContainText('Er zijn 3 fouten')
  await expect(summary).toContainText('“geen” is geen e-mailadres')
  await summary.getByRole('link', { name: /^Gekozen werkgevers/ }).click()
  await expect(panel.getByRole('combobox', { name: 'Gekozen werkgevers' })).toHaveAccessibleDescription(/Kies er ten minste één/)
  expect(await findings(page)).toEqual([])
  await panel.getByRole('radio', { name: 'Alle werkgevers' }).check()
  await panel.getByLabel('Ontvangers van het verslag').fill('a@example.nl')
  await panel.getByLabel('Hoogstens regels met fouten: percentage').fill('5')
  await panel.getByRole('button', { name: 'Opslaan' }).click()
  // The code of another account, ignoring case: that one stays what it is.
  await expect(summary).toContainText('Deze code is al van klantaccount Demo Zorg')
  await expect(panel.getByLabel('Naam', { exact: true })).toHaveValue('Fout')
  expect(await show('demo')).toMatchObject({ name: 'Demo Zorg', recipients: [] })
})

test('two people at once: what someone else changed is shown, and only one’s own is stored over it', async ({ page }) => {
  const code = fresh()
  await cli('account', 'set', code, '--name', 'Samen', '--groups', 'HR')
  await page.goto(`${accounts}?account=${code}`)
  const panel = page.getByRole('complementary', { name: 'Samen' })
  await panel.getByLabel('SSO-domein').fill('noord.example')
  await cli('account', 'set', code, '--element', 'werkgever', '--groups', 'HR,Leidinggevenden')
  await panel.getByRole('button', { name: 'Opslaan' }).click()
  // The difference comes with the page, anew; the refusal stays beside it.
  await expect(panel.getByText(/^Intussen gewijzigd door opdrachtregel/)).toBeVisible()
  await expect(panel.getByRole('alert')).toContainText('Iemand anders heeft dit intussen gewijzigd')
  await expect(panel.getByRole('listitem').filter({ hasText: 'Afdeling → Werkgever' })).toBeVisible()
  await expect(panel.getByRole('listitem').filter({ hasText: 'HR → HR, Leidinggevenden' })).toBeVisible()
  await expect(panel.getByLabel('SSO-domein')).toHaveValue('noord.example')
  expect(await show(code)).toMatchObject({ ssoDomain: null, version: 2 })
  await panel.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Klantaccount Samen is opgeslagen.')).toBeVisible()
  expect(await show(code)).toMatchObject({
    ssoDomain: 'noord.example',
    element: 'werkgever',
    groups: ['HR', 'Leidinggevenden'],
    version: 3,
  })
})

test('I4 a custom mapping is shown, and taken away only when it is saved so', async ({ page }, { outputDir }) => {
  const code = fresh()
  const { mkdirSync, writeFileSync } = await import('node:fs')
  mkdirSync(outputDir, { recursive: true })
  const file = `${outputDir}/mapping.json`
  writeFileSync(
    file,
    JSON.stringify({
      columns: { Gebruiker_Code: 'Personeelsmail' },
      constants: { Gebruiker_GebruikersGroep: 'HR' },
      values: { Werkgevercode: { '12': '0012' } },
    }),
  )
  await cli('account', 'set', code, '--name', 'Koppeling', '--mapping', file)
  await page.goto(`${accounts}?account=${code}`)
  const panel = page.getByRole('complementary', { name: 'Koppeling' })
  const columns = panel.getByRole('region', { name: 'Kolommen' })
  for (const text of ['Personeelsmail', 'Gebruiker_Code', '“HR”', '0012']) await expect(columns).toContainText(text)
  await columns.getByRole('button', { name: 'Custom mapping weghalen' }).click()
  await expect(columns.getByRole('status')).toContainText('verdwijnt deze custom mapping')
  expect(await findings(page)).toEqual([])
  await columns.getByRole('button', { name: 'Custom mapping toch houden' }).click()
  await expect(panel.getByText('1 wijziging', { exact: true })).toHaveCount(0)
  await columns.getByRole('button', { name: 'Custom mapping weghalen' }).click()
  await panel.getByRole('button', { name: 'Opslaan' }).click()
  await expect(columns).toContainText('Er ligt geen custom mapping vast')
  expect(await show(code)).toMatchObject({ mapping: null, name: 'Koppeling', version: 2 })
})

test('the list is searched, sorted and exported; what is not there says so', async ({ page }) => {
  const code = fresh()
  await cli('account', 'set', code, '--name', 'Aaa Eerst')
  await page.goto(`${accounts}?zoek=${code}`)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.goto(accounts)
  await expect(page.getByRole('row').nth(1)).toContainText('Aaa Eerst')
  await page.getByRole('columnheader', { name: 'Naam' }).getByRole('link').click()
  await expect(page).toHaveURL(/richting=af/)
  await expect(page.getByRole('row').last()).toContainText('Aaa Eerst')
  await page.getByRole('button', { name: 'Exporteren' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /csv/i }).click()])
  expect(file.suggestedFilename()).toBe('Klantaccounts.csv')
  await page.goto(`${accounts}?zoek=bestaat-niet`)
  await expect(page.getByText('Geen klantaccount voldoet aan dit filter.')).toBeVisible()
  await page.goto(`${accounts}?account=bestaat-niet`)
  await expect(page.getByRole('complementary')).toContainText('niet')
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing, ${theme}`, async ({ page, context }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: page.url() }])
    for (const address of [accounts, `${accounts}?nieuw=1`, `${accounts}?account=demo`, `${accounts}?zoek=niets-zo`]) {
      await page.goto(address)
      expect(await findings(page)).toEqual([])
    }
    await page.goto(`${accounts}?account=demo`)
    await page.getByRole('combobox', { name: 'Gebruikersgroepen' }).click()
    await expect(page.getByRole('option').first()).toBeVisible()
    expect(await findings(page)).toEqual([])
  })

test('at 360 px nothing is wider than the screen, and an account can be made', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const code = fresh()
  await page.goto(`${accounts}?nieuw=1`)
  await page.getByLabel('Naam', { exact: true }).fill('Smal')
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('combobox', { name: 'Hoogstens gedeactiveerd' }).selectOption('Aantal gebruikers')
  await page.getByLabel('Hoogstens gedeactiveerd: aantal').fill('3')
  const wide = 'Een groep met een naam die langer is dan het scherm breed is, en dan nog langer'
  await cli('group', 'create', `${wide} ${code}`)
  await page.getByRole('combobox', { name: 'Gebruikersgroepen' }).fill(code)
  await page.getByRole('option', { name: code }).click()
  await expect(page.getByRole('list', { name: 'Gebruikersgroepen: gekozen' })).toContainText(wide)
  const beyond = () =>
    [document.documentElement, document.querySelector('aside > section')!].map((part) => part.scrollWidth - part.clientWidth)
  expect(await page.evaluate(beyond)).toEqual([0, 0])
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Klantaccount Smal is aangemaakt.')).toBeVisible()
  expect(await show(code)).toMatchObject({ name: 'Smal', maxDeactivated: '3' })
})
