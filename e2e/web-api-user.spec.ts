import type { Locator, Page } from '@playwright/test'
import { inDatabase, openWebApi } from './database'
import { chooseGroup, cli, expect, findings, setup, signIn, test } from './fixtures'

test.describe.configure({ timeout: 120_000 })
test.beforeAll(() => openWebApi(true))
test.afterAll(async () => {
  await inDatabase(`update api_clients set revoked_at = now() where revoked_at is null`)
  await openWebApi(false)
})

const screen = '/toegangsbeheer/web-api-gebruiker'
let count = 0

/** A user of level User in a group of its own, authorised for these employers. */
async function connection(...employers: string[]): Promise<{ login: string; group: string }> {
  const tail = `${Date.now().toString(36)}${++count}`
  const [login, group] = [`koppeling.${tail}`, `Benefits ${tail}`]
  await cli('group', 'create', group)
  await cli('group', 'employers', group, '--set', employers.join(','))
  await cli('user', 'create', '--login', login, '--level', 'user', '--group', group)
  return { login, group }
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

async function generate(page: Page, login: string): Promise<{ clientId: string; secret: string }> {
  await page.goto(screen)
  await page.getByRole('main').getByRole('link', { name: 'Nieuw', exact: true }).click()
  await page.getByRole('combobox', { name: 'Gebruiker', exact: true }).fill(login)
  await page.getByRole('option', { name: login }).click()
  await page.getByRole('button', { name: 'Genereer Secret' }).click()
  await expect(field(page, 'Client Secret')).toBeVisible()
  return { clientId: await field(page, 'Client ID').inputValue(), secret: await field(page, 'Client Secret').inputValue() }
}

/** Presses Tab until something has the focus, as someone without a mouse does. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let n = 0; n < most; n++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('out of reach of the Tab key')
}

test('W1 step 6 of the manual: Keylane is found as Benefitz, a user is chosen, the secret is generated and saved by itself', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { login, group } = await connection('0004')
  await signIn(page)
  await page.goto('/toegangsbeheer/gebruikers')
  await page
    .getByRole('tab', { name: 'Web API gebruiker' })
    .or(page.getByRole('main').getByRole('link', { name: 'Web API gebruiker' }))
    .click()
  await page.getByRole('combobox', { name: 'Externe applicatie' }).fill('Benefitz')
  await page.getByRole('option', { name: /Keylane – Benefits Plaza/ }).click()
  await page.getByRole('main').getByRole('link', { name: 'Nieuw', exact: true }).click()
  const user = page.getByRole('combobox', { name: 'Gebruiker', exact: true })
  await user.fill(login.slice(0, -1))
  await page.getByRole('option', { name: login }).click()
  await expect(page.getByText(`Opent 1 werkgever via groep ${group}`)).toBeVisible()
  await expect(page.getByText(/\d+ afdelingen · 50 werknemers/)).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Genereer Secret' }).click()
  const secret = field(page, 'Client Secret')
  await expect(secret).toHaveValue(/^ids_[0-9A-Za-z]{48}_[0-9A-Za-z]{6}$/)
  await expect(field(page, 'Client ID')).toHaveValue(/^c_[0-9A-Z]{12}$/)
  await expect(page.getByText(/^opgeslagen \d\d:\d\d$/)).toBeVisible()
  const value = await secret.inputValue()
  await page.getByRole('button', { name: 'Kopiëren van het secret' }).click()
  await expect(page.getByRole('button', { name: 'Gekopieerd van het secret' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value)
  await page.getByRole('button', { name: 'Kopiëren van het ID' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await field(page, 'Client ID').inputValue())
  await expect(page.getByRole('row', { name: new RegExp(login) })).toContainText('Over te dragen')
  expect(await findings(page)).toEqual([])
  expect(page.url()).not.toContain(value.slice(4, 20))
  // What was received is kept; the secret itself is not in the page any more.
  await page.reload()
  await expect(field(page, 'Client ID')).toHaveValue(/^c_/)
  await expect(secret).toHaveCount(0)
  expect(await page.content()).not.toContain(value.slice(8, 40))
})

test('W1 the same with the keyboard alone', async ({ page }) => {
  const { login } = await connection('0005')
  await signIn(page)
  await page.goto(screen)
  await page.waitForLoadState('networkidle')
  const application = page.getByRole('combobox', { name: 'Externe applicatie' })
  await tabTo(page, application)
  await page.keyboard.type('benefitz')
  await page.keyboard.press('Enter')
  await expect(application).toHaveValue('Keylane – Benefits Plaza')
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Nieuw', exact: true }))
  await page.keyboard.press('Enter')
  const user = page.getByRole('combobox', { name: 'Gebruiker', exact: true })
  await expect(user).toBeFocused()
  await page.keyboard.type(login)
  await expect(page.getByRole('option', { name: login })).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  const button = page.getByRole('button', { name: 'Genereer Secret' })
  await expect(button).toBeEnabled()
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await expect(field(page, 'Client Secret')).toHaveValue(/^ids_/)
  await expect(page.getByRole('button', { name: 'Kopiëren van het secret' })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Overgedragen' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Bevestigen' }))
  await page.keyboard.press('Enter')
  await expect(field(page, 'Client Secret')).toHaveCount(0)
  await expect(page.getByText('Niemand kan dit secret nog tonen.').first()).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Intrekken', exact: true }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Toegang intrekken' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Ingetrokken \d\d-\d\d-\d{4}/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/client=/)
})

test('W2 the secret is shown again for one’s own password, until Overgedragen', async ({ page }) => {
  const { login } = await connection('0006')
  await signIn(page)
  const { clientId, secret } = await generate(page, login)
  await page.goto(`${screen}?client=${clientId}`)
  await page.getByRole('button', { name: 'Opnieuw tonen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Secret opnieuw tonen' })
  await dialog.getByLabel('Uw wachtwoord').fill('een ander wachtwoord')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Dit is niet uw wachtwoord.')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await dialog.getByLabel('Uw wachtwoord').fill(setup().password)
  await dialog.getByRole('button', { name: 'Tonen', exact: true }).click()
  await expect(field(page, 'Client Secret')).toHaveValue(secret)
  const records = await inDatabase<{ action: string }>(
    `select r.action from history_records r where r.thing = 'api-client-secret' and r.thing_id in
      (select s.id::text from api_client_secrets s join api_clients c on c.id = s.api_client_id where c.client_id = $1) order by r.id`,
    [clientId],
  )
  expect(records.map(({ action }) => action)).toEqual(['create', 'receive', 'refuse-show', 'show'])
  await page.getByRole('button', { name: 'Overgedragen' }).click()
  const handing = page.getByRole('dialog', { name: 'Secret overgedragen' })
  await handing.getByRole('button', { name: 'Annuleren' }).click()
  await expect(page.getByRole('button', { name: 'Overgedragen' })).toBeVisible()
  await page.getByRole('button', { name: 'Overgedragen' }).click()
  await handing.getByRole('button', { name: 'Bevestigen' }).click()
  await expect(page.getByText('Overgedragen. Niemand kan het secret nog tonen.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Opnieuw tonen' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Overgedragen' })).toHaveCount(0)
})

test('W3 a second secret beside the first, one of them revoked; a client is revoked for good', async ({ page }) => {
  const { login } = await connection('0007')
  await signIn(page)
  const { clientId, secret } = await generate(page, login)
  await page.getByRole('button', { name: 'Roteren' }).click()
  const rotating = page.getByRole('dialog', { name: 'Secret roteren' })
  await expect(rotating.getByLabel('nog 24 uur')).toBeChecked()
  await rotating.getByRole('button', { name: 'Roteren' }).click()
  await expect(field(page, 'Client Secret')).not.toHaveValue(secret)
  await expect(field(page, 'Client ID')).toHaveValue(clientId)
  const row = page.getByRole('row', { name: new RegExp(login) })
  await expect(row).toContainText('Twee secrets')
  await expect(page.getByText(/^geldig tot /)).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page
    .getByRole('listitem')
    .filter({ hasText: secret.slice(0, 8) })
    .getByRole('button', { name: 'Dit secret beëindigen' })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Dit secret beëindigen' }).click()
  await expect(row).toContainText('Over te dragen')
  await page.getByRole('button', { name: 'Intrekken', exact: true }).click()
  await page.getByRole('button', { name: 'Toegang intrekken' }).click()
  await expect(row).toContainText('Ingetrokken')
  await expect(page.getByRole('button', { name: 'Roteren' })).toHaveCount(0)
})

test('W3 more than one employer asks for a confirmation that names them; expiry is shown and warned of', async ({ page }) => {
  const { login } = await connection('0001', '0002')
  await signIn(page)
  await page.goto(`${screen}?paneel=nieuw&gebruiker=${login}`)
  await page.getByRole('button', { name: 'Genereer Secret' }).click()
  const dialog = page.getByRole('dialog', { name: 'Dit opent 2 werkgevers' })
  await expect(dialog.getByText('0001')).toBeVisible()
  await expect(dialog.getByText('0002')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Bevestigen' }).click()
  await expect(field(page, 'Client Secret')).toHaveValue(/^ids_/)
  await page.getByRole('button', { name: 'Datum kiezen' }).click()
  await page.getByLabel('Laatste dag').fill('2020-01-01')
  await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('dialog').getByText('Deze dag is voorbij')).toBeVisible()
  // A day half filled in is not taken for none.
  await page.getByLabel('Laatste dag').fill('')
  await page.getByLabel('Laatste dag').pressSequentially('12')
  await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('dialog').getByText('Vul de datum helemaal in, of maak het veld leeg.')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Annuleren' }).click()
  // Asked again, it does not begin with the refusal of before.
  await page.getByRole('button', { name: 'Datum kiezen' }).click()
  await expect(page.getByLabel('Laatste dag')).toBeVisible()
  await expect(page.getByText('Deze dag is voorbij')).toHaveCount(0)
  const soon = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString().slice(0, 10)
  await page.getByLabel('Laatste dag').fill(soon)
  await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click()
  const [, month, day] = soon.split('-')
  await expect(page.getByRole('row', { name: new RegExp(login) })).toContainText(`Verloopt ${day}-${month}`)
  await expect(page.getByText(/Kies een latere datum, of roteer/)).toBeVisible()
})

test('W3, W6 whoever lets an expired client in again is told which employers that opens', async ({ page }) => {
  const { login } = await connection('0001', '0002')
  await signIn(page)
  await page.goto(`${screen}?paneel=nieuw&gebruiker=${login}`)
  await page.getByRole('button', { name: 'Genereer Secret' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bevestigen' }).click()
  await expect(field(page, 'Client Secret')).toHaveValue(/^ids_/)
  await inDatabase(
    `update api_clients set expires_at = now() - interval '1 day' where user_id = (select id from users where login_name = $1)`,
    [login],
  )
  await page.reload()
  const row = page.getByRole('row', { name: new RegExp(login) })
  await expect(row).toContainText('Verlopen')
  await page.getByRole('button', { name: 'Datum wijzigen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Wanneer verloopt deze Web API gebruiker' })
  await expect(dialog.getByText('0001')).toBeVisible()
  await expect(dialog.getByText('0002')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await dialog.getByLabel('Laatste dag').fill('2999-12-31')
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await expect(row).toContainText('Over te dragen')
})

test('W6 a suspended client says why, and is reopened with its employers named', async ({ page }) => {
  const { login, group } = await connection('0008')
  await signIn(page)
  const { clientId } = await generate(page, login)
  await cli('user', 'deactivate', login)
  await page.goto(`${screen}?client=${clientId}`)
  await expect(page.getByText('De gebruiker is gedeactiveerd.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Heropenen' })).toHaveCount(0)
  await inDatabase(`update users set status = 'active', deactivated_at = null where login_name = $1`, [login])
  await page.reload()
  await expect(page.getByText(`via groep ${group}`)).toBeVisible()
  await page.getByRole('button', { name: 'Heropenen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Toegang heropenen' })
  await expect(dialog.getByText('0008')).toBeVisible()
  await dialog.getByRole('button', { name: 'Heropenen' }).click()
  await expect(page.getByRole('row', { name: new RegExp(login) })).toContainText('Over te dragen')
})

test('W1 users who cannot be chosen are shown with the reason', async ({ page }) => {
  const { login } = await connection('0009')
  const loose = `los.${Date.now().toString(36)}`
  await cli('user', 'create', '--login', loose, '--level', 'user')
  await signIn(page)
  await generate(page, login)
  await page.goto(`${screen}?paneel=nieuw`)
  const user = page.getByRole('combobox', { name: 'Gebruiker', exact: true })
  await user.fill(loose)
  await expect(page.getByRole('option', { name: `${loose} in geen groep` })).toHaveAttribute('aria-disabled', 'true')
  await user.fill(login)
  await expect(page.getByRole('option', { name: `${login} heeft er al een` })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Genereer Secret' })).toBeDisabled()
})

test('W1 System adds an application, changes it and withdraws it, told how many clients that closes', async ({ page }) => {
  const { login } = await connection('0010')
  const name = `Polaris ${Date.now().toString(36)}`
  await signIn(page)
  await page.goto(`${screen}?paneel=applicatie-toevoegen`)
  await page.getByLabel('Naam').fill(name)
  await expect(page.getByLabel('imports aanleveren')).not.toBeChecked()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('combobox', { name: 'Externe applicatie' })).toHaveValue(name)
  await page.getByRole('link', { name: 'Applicatie wijzigen' }).click()
  await page.getByLabel('Contact').fill('Jo, 010 123 4567')
  await page.getByLabel('Vervalt na (dagen)').fill('veel')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Contact')).toHaveValue('Jo, 010 123 4567')
  await page.getByLabel('Vervalt na (dagen)').fill('365')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Opgeslagen.')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByRole('main').getByRole('link', { name: 'Nieuw', exact: true }).click()
  await page.getByRole('combobox', { name: 'Gebruiker', exact: true }).fill(login)
  await page.getByRole('option', { name: login }).click()
  await page.getByRole('button', { name: 'Genereer Secret' }).click()
  await expect(field(page, 'Client Secret')).toBeVisible()
  await page.getByRole('link', { name: 'Applicatie wijzigen' }).click()
  await page.getByRole('button', { name: 'Applicatie intrekken' }).click()
  await page.getByRole('button', { name: 'Intrekken en 1 sluiten' }).click()
  await expect(page.getByRole('row', { name: new RegExp(login) })).toContainText('Ingetrokken')
  await expect(page.getByRole('main').getByRole('link', { name: 'Nieuw', exact: true })).toHaveCount(0)
})

test('L7 an Admin makes a client within its reach and sees none beyond it; applications are System’s', async ({ page }) => {
  const { login } = await connection('0011')
  const beyond = `Elders ${Date.now().toString(36)}`
  await inDatabase(`insert into employers (code, name) values ($1, 'Elders')`, [beyond])
  const far = await connection(beyond)
  await signIn(page)
  const foreign = await generate(page, far.login)
  await page.context().clearCookies()
  await signIn(page, 'demo.02')
  const { clientId } = await generate(page, login)
  await expect(page.getByRole('row', { name: new RegExp(login) })).toContainText(clientId)
  await expect(page.getByRole('row', { name: new RegExp(far.login) })).toHaveCount(0)
  for (const unknown of [foreign.clientId, 'c_000000000000']) {
    await page.goto(`${screen}?client=${unknown}`)
    await expect(
      page.getByRole('complementary').getByText('Deze pagina bestaat niet').or(page.getByRole('complementary').locator('p')),
    ).toBeVisible()
    await expect(page.getByRole('button', { name: 'Intrekken', exact: true })).toHaveCount(0)
  }
  await page.goto(`${screen}?paneel=applicatie`)
  await expect(page.getByText('Alleen niveau Systeem wijzigt applicaties.')).toBeVisible()
  await page.goto(`${screen}?paneel=nieuw`)
  await page.getByRole('combobox', { name: 'Gebruiker', exact: true }).fill(far.login)
  await expect(page.getByText('Geen gebruiker gevonden die u kunt kiezen.')).toBeVisible()
  await inDatabase(`update employers set ended_at = now() where code = $1`, [beyond])
})

test('L7, W6 an Admin who closes or moves a user beyond its reach is told that a Web API user may be suspended, not whether there is one', async ({
  page,
}) => {
  const [beyond, group] = [`Ver ${Date.now().toString(36)}`, `Los ${Date.now().toString(36)}`]
  await inDatabase(`insert into employers (code, name) values ($1, 'Ver weg')`, [beyond])
  await cli('group', 'create', group)
  const login = `ver.${Date.now().toString(36)}`
  await cli('user', 'create', '--login', login, '--level', 'user')
  await inDatabase(
    `insert into grants (user_id, employer_id) select u.id, e.id from users u, employers e where u.login_name = $1 and e.code = $2`,
    [login, beyond],
  )
  await signIn(page, 'demo.02')
  await page.goto(`/toegangsbeheer/gebruikers?gebruiker=${login}`)
  const panel = page.getByRole('complementary')
  const told = 'Deze gebruiker bereikt meer dan u. Hoort er een Web API gebruiker bij, dan wordt die opgeschort.'
  await chooseGroup(panel.getByLabel('Gebruikersgroep'), group)
  await expect(panel.getByText(told)).toBeVisible()
  await chooseGroup(panel.getByLabel('Gebruikersgroep'), '')
  await expect(panel.getByText(told)).toHaveCount(0)
  await panel.getByRole('button', { name: 'Deactiveren' }).click()
  await expect(page.getByRole('dialog').getByText(told)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Annuleren' }).click()
  await page.goto(`/toegangsbeheer/gebruikers?zoek=${login}`)
  await page.getByRole('checkbox', { name: `${login} kiezen` }).check()
  await page.getByRole('button', { name: 'Deactiveren' }).click()
  const dialog = page.getByRole('dialog', { name: '1 gebruiker deactiveren' })
  await expect(dialog.getByText('1 van hen bereikt meer dan u.')).toBeVisible()
  await expect(dialog.getByText('Er worden geen Web API gebruikers opgeschort.')).toHaveCount(0)
  expect(await findings(page)).toEqual([])
  await inDatabase(`update employers set ended_at = now() where code = $1`, [beyond])
})

test('on a telephone, dark and light: nothing sticks out, axe finds nothing, the secret can be read', async ({ page }) => {
  const { login } = await connection('0012')
  await signIn(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const { clientId } = await generate(page, login)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [390, 360]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    }
    expect(await findings(page)).toEqual([])
  }
  const box = await field(page, 'Client Secret').boundingBox()
  expect(box!.x + box!.width).toBeLessThanOrEqual(360)
  for (const address of ['', '?paneel=nieuw', '?paneel=applicatie', `?client=${clientId}`]) {
    await page.goto(screen + address)
    expect(await findings(page), address).toEqual([])
  }
})

/** Whether the client of a user waits for someone to reopen it (W6). */
const suspended = async (login: string): Promise<boolean> => {
  const [client] = await inDatabase<{ suspended: boolean }>(
    'select c.suspended_at is not null as suspended from api_clients c join users u on u.id = c.user_id where u.login_name = $1',
    [login],
  )
  return client!.suspended
}
const groupId = async (name: string) => (await inDatabase<{ id: string }>('select id from user_groups where name = $1', [name]))[0]!.id

test('W6 whoever takes a user into another group is told which Web API users that suspends, and can still turn back', async ({ page }) => {
  const { login, group } = await connection('0004')
  const other = `Elders ${Date.now().toString(36)}`
  await cli('group', 'create', other)
  await signIn(page)
  await generate(page, login)
  await page.goto(`/toegangsbeheer/gebruikersgroepen?groep=${await groupId(other)}`)
  await page.getByRole('combobox', { name: 'Lid toevoegen' }).fill(login)
  await page.getByRole('option', { name: new RegExp(`^${login}`) }).click()
  const save = page.getByRole('complementary').getByRole('button', { name: 'Opslaan' })
  await save.click()
  const dialog = page.getByRole('dialog', { name: '1 Web API gebruiker opschorten' })
  await expect(dialog.getByRole('listitem')).toContainText(`${login} – Keylane`)
  expect(await findings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Annuleren' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await cli('user', 'show', login)).toMatchObject({ group })
  expect(await suspended(login)).toBe(false)
  await save.click()
  await dialog.getByRole('button', { name: 'Opslaan en opschorten' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('complementary').getByText('1 lid')).toBeVisible()
  expect(await cli('user', 'show', login)).toMatchObject({ group: other })
  expect(await suspended(login)).toBe(true)
  // The group has a member now: it is not deleted, and the question says why.
  await page.getByRole('complementary').getByRole('button', { name: 'Verwijderen' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('1')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Groep verwijderen' })).toHaveCount(0)
})

test('W6 Reactiveren asks each time whether the Web API user opens again, default no', async ({ page }) => {
  const { login } = await connection('0004')
  await signIn(page)
  await generate(page, login)
  await page.goto(`/toegangsbeheer/gebruikers?gebruiker=${login}`)
  const panel = page.getByRole('complementary')
  const act = async (name: string, reopen = false) => {
    await panel.getByRole('button', { name, exact: true }).click()
    const dialog = page.getByRole('dialog', { name: `${login} ${name.toLowerCase()}` })
    if (name === 'Reactiveren') {
      await expect(dialog).toContainText('1 Web API gebruiker blijft opgeschort, tenzij u die heropent')
      await expect(dialog).toContainText('1 werkgever: 0004')
      await expect(dialog.getByLabel('Web API heropenen')).not.toBeChecked()
      if (reopen) await dialog.getByLabel('Web API heropenen').check()
      expect(await findings(page)).toEqual([])
    }
    await dialog.getByRole('button', { name, exact: true }).click()
    await expect(dialog).toHaveCount(0)
  }
  await act('Deactiveren')
  await expect.poll(() => suspended(login)).toBe(true)
  await act('Reactiveren')
  await expect(panel.getByRole('button', { name: 'Deactiveren' })).toBeVisible()
  expect(await suspended(login)).toBe(true)
  await act('Deactiveren')
  await act('Reactiveren', true)
  await expect(panel.getByRole('button', { name: 'Deactiveren' })).toBeVisible()
  expect(await suspended(login)).toBe(false)
})
