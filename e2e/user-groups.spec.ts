import { cli, expect, findings, signIn, test } from './fixtures'

const groups = '/toegangsbeheer/gebruikersgroepen'
let count = 0
/** A name of this test's own. */
const fresh = (name: string) => `${name} ${process.pid}-${++count}`
const login = () => `lid.${process.pid}.${++count}`

async function user(group?: string): Promise<string> {
  const made = login()
  await cli('user', 'create', '--login', made, '--level', 'user', ...(group ? ['--group', group] : []))
  return made
}

test.beforeEach(async ({ page }) => signIn(page))

test('U2 step 4 of the manual: a new group with the user of step 3 in it, saved at once', async ({ page }) => {
  const [name, member] = [fresh('Benefits'), await user()]
  await page.goto('/toegangsbeheer/gebruikers')
  await page.getByRole('tab', { name: 'Gebruikersgroepen' }).click()
  await page.getByRole('link', { name: 'Nieuw' }).click()
  await page.getByLabel('Naam', { exact: true }).fill(name)
  const add = page.getByRole('combobox', { name: 'Lid toevoegen' })
  await add.click()
  // The user that was just made is offered without typing.
  await page.getByRole('option', { name: member }).click()
  await expect(page.getByRole('list', { name: 'wordt toegevoegd' })).toContainText(member)
  await expect(page.getByText('2 wijzigingen')).toBeVisible()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page).toHaveURL(/groep=\d+/)
  await expect(page.getByRole('list', { name: 'Leden' })).toContainText(member)
  expect(await cli('group', 'show', name)).toMatchObject({ name, members: [member], employers: [] })
  // On to step 5, for this group.
  await page.getByRole('link', { name: 'Werkgevers koppelen' }).click()
  await expect(page).toHaveURL(/autorisatie-werkgevers\?groep=\d+/)
})

test('U2 step 4 with the keyboard alone', async ({ page }) => {
  const [name, member] = [fresh('Toetsenbord'), await user()]
  await page.goto(groups)
  await page.getByRole('link', { name: 'Nieuw' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Naam', { exact: true })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Alleen 0004')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Lid toevoegen' })).toBeFocused()
  await page.keyboard.type(member)
  await expect(page.getByRole('option', { name: member })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${member} wordt toegevoegd bij het opslaan.`)).toBeAttached()
  await page.keyboard.press('Control+s')
  await expect(page).toHaveURL(/groep=\d+/)
  expect(await cli('group', 'show', name)).toMatchObject({ description: 'Alleen 0004', members: [member] })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toHaveCount(0)
})

test('U2 who sits in another group is moved with a warning, and can be taken out again; nothing happens before Opslaan', async ({
  page,
}) => {
  const [from, to] = [fresh('Van'), fresh('Naar')]
  await cli('group', 'create', from)
  await cli('group', 'create', to)
  const member = await user(from)
  await page.goto(`${groups}?zoek=${encodeURIComponent(to)}`)
  await page.getByRole('link', { name: to }).click()
  await page.getByRole('combobox', { name: 'Lid toevoegen' }).fill(member)
  await page.getByRole('option', { name: `${member} groep ${from}` }).click()
  await expect(page.getByText(`wordt verplaatst uit groep ${from}`, { exact: true })).toBeVisible()
  expect(await cli('group', 'show', from)).toMatchObject({ members: [member] })
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('list', { name: 'Leden' })).toContainText(member)
  expect(await cli('group', 'show', from)).toMatchObject({ members: [] })

  await page.getByRole('button', { name: `${member} uit de groep halen` }).click()
  await expect(page.getByText('wordt eruit gehaald', { exact: true })).toBeVisible()
  await expect(page.getByText('1 wijziging', { exact: true })).toBeVisible()
  expect(await cli('group', 'show', to)).toMatchObject({ members: [member] })
  // Leaving asks first; what was typed stays when one stays.
  page.once('dialog', (dialog) => dialog.dismiss())
  await page.keyboard.press('Escape')
  await expect(page.getByText('1 wijziging', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Deze groep heeft nog geen leden.')).toBeVisible()
  expect(await cli('user', 'show', member)).toMatchObject({ group: null })
})

test('U1 a code that exists in the group is told of the member, and what was typed stays', async ({ page }) => {
  const name = fresh('Codes')
  await cli('group', 'create', name)
  const [one, two] = [login(), login()]
  await cli('user', 'create', '--login', one, '--level', 'user', '--group', name, '--code', `c${process.pid}`)
  await cli('user', 'create', '--login', two, '--level', 'user', '--code', `C${process.pid}`)
  await page.goto(`${groups}?zoek=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name }).click()
  await page.getByLabel('Omschrijving').fill('Blijft staan')
  await page.getByRole('combobox', { name: 'Lid toevoegen' }).fill(two)
  await page.getByRole('option', { name: two }).click()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('complementary').getByRole('alert')).toContainText(`${two} kan geen lid worden`)
  await expect(page.getByLabel('Omschrijving')).toHaveValue('Blijft staan')
  expect(await cli('group', 'show', name)).toMatchObject({ description: null, members: [one] })
})

test('two people at once: what someone else made of it is shown at the field, and one’s own goes over it knowingly', async ({ page }) => {
  const name = fresh('Samen')
  await cli('group', 'create', name)
  const open = async (tab: typeof page) => {
    await tab.goto(`${groups}?zoek=${encodeURIComponent(name)}`)
    await tab.getByRole('link', { name }).click()
    await expect(tab.getByRole('complementary')).toBeVisible()
  }
  const other = await page.context().newPage()
  await open(page)
  await open(other)
  await other.getByLabel('Omschrijving').fill('Van de ander')
  await other.getByRole('button', { name: 'Opslaan' }).click()
  await expect(other.getByText('is opgeslagen')).toBeVisible()
  await other.close()
  await page.getByLabel('Omschrijving').fill('Van mij')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('complementary').getByRole('alert')).toContainText('intussen gewijzigd in “Van de ander”')
  await expect(page.getByLabel('Omschrijving')).toHaveValue('Van mij')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('is opgeslagen')).toBeVisible()
  expect(await cli('group', 'show', name)).toMatchObject({ description: 'Van mij' })
})

test('U2 a group is deleted only when it is empty, by a question that names it', async ({ page }) => {
  const name = fresh('Weg')
  await cli('group', 'create', name)
  const member = await user(name)
  await page.goto(`${groups}?zoek=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name }).click()
  await page.getByRole('button', { name: 'Verwijderen' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(`Gebruikersgroep ${name} kan niet worden verwijderd`)
  await expect(dialog).toContainText('nog 1 lid')
  await dialog.getByRole('button', { name: 'Sluiten' }).last().click()
  await page.getByRole('button', { name: `${member} uit de groep halen` }).click()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Deze groep heeft nog geen leden.')).toBeVisible()
  await page.getByRole('button', { name: 'Verwijderen' }).click()
  await expect(dialog).toContainText(`Gebruikersgroep ${name} verwijderen`)
  await dialog.getByRole('button', { name: 'Groep verwijderen' }).click()
  await expect(page.getByText('Geen groep voldoet aan dit filter.')).toBeVisible()
  // A group that a customer account imports into says so.
  await page.goto(`${groups}?zoek=HR`)
  await page.getByRole('link', { name: 'HR', exact: true }).click()
  await page.getByRole('button', { name: 'Verwijderen' }).click()
  await expect(dialog).toContainText('in gebruik door Demo Zorg')
})

test('roles: made, given another name, taken away when nobody has them; the default one stays', async ({ page }) => {
  const [first, second] = [fresh('Rol'), fresh('Rol')]
  await page.goto(groups)
  await page.getByRole('link', { name: 'Rollen' }).click()
  await expect(page).toHaveTitle(/Rollen/)
  await page.getByRole('link', { name: 'Nieuw' }).click()
  await page.getByLabel('Naam', { exact: true }).fill(first)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByRole('link', { name: first }).click()
  await expect(page.getByRole('complementary', { name: first })).toBeVisible()
  await page.getByLabel('Naam', { exact: true }).fill('rol WORDT beheerd in klassiek beheer')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('complementary').getByRole('alert')).toContainText('al een rol met deze naam')
  await page.getByLabel('Naam', { exact: true }).fill(second)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('complementary', { name: second })).toBeVisible()
  await page.getByRole('button', { name: 'Verwijderen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rol verwijderen' }).click()
  await expect(page.getByRole('link', { name: second })).toHaveCount(0)
  await page.getByRole('link', { name: 'Rol wordt beheerd in klassiek beheer' }).click()
  await expect(page.getByText('kan die niet worden hernoemd of verwijderd')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Verwijderen' })).toHaveCount(0)
  await page
    .getByRole('link', { name: /^In gebruik door/ })
    .first()
    .click()
  await expect(page).toHaveURL(/gebruikers\?rol=\d+/)
})

test('every table can be exported', async ({ page }) => {
  await page.goto(`${groups}?zoek=HR`)
  await page.getByRole('button', { name: 'Exporteren' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /csv/i }).click()])
  expect(file.suggestedFilename()).toBe('Gebruikersgroepen.csv')
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing, ${theme}`, async ({ page, context }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: page.url() }])
    for (const address of [groups, `${groups}?nieuw=1`, `${groups}/rollen`, `${groups}/rollen?nieuw=1`]) {
      await page.goto(address)
      expect(await findings(page)).toEqual([])
    }
    await page.goto(`${groups}?zoek=HR`)
    await page.getByRole('link', { name: 'HR', exact: true }).click()
    await page.getByRole('combobox', { name: 'Lid toevoegen' }).click()
    await expect(page.getByRole('option').first()).toBeVisible()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Verwijderen' }).click()
    expect(await findings(page)).toEqual([])
  })

test('at 360 px nothing is wider than the screen, and step 4 works', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const [name, member] = [fresh('Smal'), await user()]
  for (const address of [groups, `${groups}/rollen`, `${groups}?nieuw=1`]) {
    await page.goto(address)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }
  await page.getByLabel('Naam', { exact: true }).fill(name)
  await page.getByRole('combobox', { name: 'Lid toevoegen' }).fill(member)
  await page.getByRole('option', { name: member }).click()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page).toHaveURL(/groep=\d+/)
  expect(await cli('group', 'show', name)).toMatchObject({ members: [member] })
})
