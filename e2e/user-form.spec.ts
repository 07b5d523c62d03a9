import type { Page } from '@playwright/test'
import { chooseGroup, cli, expect, findings, signIn, test } from './fixtures'

type Shown = {
  login: string
  level: string
  group: string | null
  role: string | null
  status: string
  fields: Record<string, string | null>
  grants: {
    element: string
    werkgevercode: string
    afdelingCode: string | null
    autorisatieNiveau: number | null
    personeelsnummer: string | null
  }[]
}

const list = '/toegangsbeheer/gebruikers'
const fresh = (name: string) => `${name}.${Date.now().toString(36)}${Math.floor(Math.random() * 1000)}`
const show = (login: string) => cli<Shown>('user', 'show', login)
const panelOf = (page: Page) => page.getByRole('complementary')
const save = (page: Page) => panelOf(page).getByRole('button', { name: 'Opslaan' }).click()
const saved = async (page: Page) => {
  await expect(page.getByText('Opgeslagen.', { exact: true })).toBeVisible()
  await expect(panelOf(page).getByText(/wijziging/)).toHaveCount(0)
}

/** A user made at the command line. */
async function made(name: string, ...more: string[]): Promise<string> {
  const login = fresh(name)
  await cli('user', 'create', '--login', login, '--level', 'user', ...more)
  return login
}

async function open(page: Page, login: string, part = ''): Promise<void> {
  await page.goto(`${list}?gebruiker=${login}${part && `&paneel=${part}`}`)
  await expect(panelOf(page)).toBeVisible()
}

test.beforeEach(async ({ page }) => signIn(page))

test('step 3, U1, U4: Nieuw, level Gebruiker, Opslaan; the one-time link is shown once, and works', async ({ page, browser }) => {
  const login = fresh('koppeling')
  await page.goto(list)
  await page.getByRole('main').getByRole('link', { name: 'Nieuw' }).click()
  await page.getByLabel('Inlognaam', { exact: true }).fill(login)
  await page.getByRole('combobox', { name: 'Niveau', exact: true }).selectOption({ label: 'Gebruiker' })
  await save(page)
  await expect(page.getByText(`Gebruiker ${login} is aangemaakt.`)).toBeVisible()
  const link = await page.getByLabel(/Eenmalige link/).inputValue()
  expect(new URL(link).pathname).toMatch(/^\/wachtwoord\/[\w-]{43}$/)
  expect(await findings(page)).toEqual([])
  expect(await show(login)).toMatchObject({
    level: 'user',
    group: null,
    status: 'active',
    role: 'Rol wordt beheerd in klassiek beheer',
    grants: [],
  })
  await page.getByRole('link', { name: 'Gebruiker openen' }).click()
  await expect(panelOf(page).getByLabel('Inlognaam')).toHaveValue(login)
  await expect(page.getByText(link)).toHaveCount(0)
  const other = await browser.newPage()
  await other.goto(link)
  await expect(other.getByLabel('Nieuw wachtwoord')).toBeVisible()
  await other.close()
  await page.goto(`${list}?nieuw=1`)
  for (const name of [fresh('een'), fresh('nogeen')]) {
    await page.getByLabel('Inlognaam', { exact: true }).fill(name)
    await save(page)
    await expect(page.getByText(`Gebruiker ${name} is aangemaakt.`)).toBeVisible()
    await page.getByRole('button', { name: 'Nog een' }).click()
    await expect(page.getByLabel('Inlognaam', { exact: true })).toHaveValue('')
  }
})

test('U1 what is too long is said and kept whole; a date that is half filled in is not saved as none', async ({ page }) => {
  const login = fresh('lang')
  const long = login.padEnd(33, 'x')
  await page.goto(`${list}?nieuw=1`)
  const [name, until] = [page.getByLabel('Inlognaam', { exact: true }), page.getByLabel('Geldig tot en met')]
  await name.fill(long)
  await save(page)
  await expect(panelOf(page).getByText('Dit is te lang: ten hoogste 32 tekens.').first()).toBeVisible()
  await expect(name).toHaveValue(long)
  await name.fill(login)
  await until.pressSequentially('12')
  await save(page)
  await expect(panelOf(page).getByText('Vul de datum helemaal in, of maak het veld leeg.').first()).toBeVisible()
  await expect(panelOf(page).getByText('Dit is te lang: ten hoogste 32 tekens.')).toHaveCount(0)
  await until.fill('2999-12-31')
  await save(page)
  await expect(page.getByText(`Gebruiker ${login} is aangemaakt.`)).toBeVisible()
})

test('U1 everything that is wrong comes back at one Opslaan: what cannot be read and what is taken', async ({ page }) => {
  const code = fresh('code')
  const taken = await made('bezet', '--code', code)
  await page.goto(`${list}?nieuw=1`)
  const field = (name: string) => panelOf(page).getByLabel(name, { exact: true })
  await field('Inlognaam').fill(taken.toUpperCase())
  await field('Gebruikerscode').fill(code)
  await field('E-mailadres').fill('geen adres')
  await save(page)
  for (const name of ['Inlognaam', 'Gebruikerscode', 'E-mailadres']) await expect(field(name)).toHaveAttribute('aria-invalid', 'true')
  await expect(panelOf(page).getByRole('alert').getByRole('link')).toHaveCount(3)
  await expect(field('Inlognaam')).toHaveValue(taken.toUpperCase())
  const login = fresh('vrij')
  await field('Inlognaam').fill(login)
  await field('Gebruikerscode').fill('')
  await field('E-mailadres').fill('')
  await save(page)
  await expect(page.getByText(`Gebruiker ${login} is aangemaakt.`)).toBeVisible()

  const other = await made('ander')
  await open(page, other)
  await field('Inlognaam').fill(taken)
  await field('E-mailadres').fill('geen adres')
  await save(page)
  for (const name of ['Inlognaam', 'E-mailadres']) await expect(field(name)).toHaveAttribute('aria-invalid', 'true')
  expect((await show(other)).login).toBe(other)
})

test('step 3 with the keyboard alone', async ({ page }) => {
  const login = fresh('toetsen')
  await page.goto(list)
  const add = page.getByRole('main').getByRole('link', { name: 'Nieuw' })
  await add.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Gebruikerscode', { exact: true }).last()).toBeFocused()
  const to = async (label: string) => {
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab')
      if (
        await page
          .getByLabel(label, { exact: true })
          .last()
          .evaluate((element) => element === document.activeElement)
      )
        return
    }
    throw new Error(`${label} is not reached with Tab`)
  }
  await to('Inlognaam')
  await page.keyboard.type(login)
  await to('Niveau')
  await page.keyboard.type('Gebr')
  await to('Achternaam')
  await page.keyboard.type('Toetsen')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(`Gebruiker ${login} is aangemaakt.`)).toBeVisible()
  expect(await show(login)).toMatchObject({ level: 'user', fields: { achternaam: 'Toetsen' } })
})

test('each name leads to one control, beside the list with its filters', async ({ page }) => {
  await open(page, await made('namen'))
  const fields = [
    'Gebruikerscode',
    'Inlognaam',
    'Niveau',
    'Gebruikersgroep',
    'Rol',
    'Voorletters',
    'Roepnaam',
    'Tussenvoegsels',
    'Achternaam',
  ]
  const more = ['Geslacht', 'E-mailadres', 'E-mailadres 2', 'Telefoonnummer', 'Telefoonnummer 2', 'NetId', 'Personeelsnummer']
  for (const name of [...fields, ...more]) await expect(page.getByLabel(name, { exact: true }), name).toHaveCount(1)
  for (const name of ['Opslaan', 'Deactiveren']) await expect(page.getByRole('button', { name, exact: true }), name).toHaveCount(1)
})

test('every field is stored, and only what changed; what is wrong stands at its field and on top, with nothing lost', async ({ page }) => {
  const [login, taken] = [await made('velden', '--last-name', 'Eerst'), await made('bezet')]
  await open(page, login)
  const panel = panelOf(page)
  const field = (name: string) => panel.getByLabel(name, { exact: true })
  const typed = {
    Gebruikerscode: fresh('CODE'),
    Voorletters: 'A.B.',
    Roepnaam: 'Anna',
    Tussenvoegsels: 'van der',
    'E-mailadres': 'geen adres',
    'E-mailadres 2': 'twee@voorbeeld.example',
    Telefoonnummer: '+31 6 12345678',
    'Telefoonnummer 2': '020 1234567',
    Personeelsnummer: '000123',
    NetId: fresh('net'),
  }
  for (const [name, value] of Object.entries(typed)) await field(name).fill(value)
  await field('Geslacht').selectOption({ label: 'Vrouw' })
  await chooseGroup(field('Gebruikersgroep'), 'HR')
  await field('Inlognaam').fill(taken)
  await save(page)
  await expect(panel.getByRole('alert')).toContainText('Dit is geen e-mailadres.')
  await panel.getByRole('link', { name: 'Dit is geen e-mailadres.' }).click()
  await expect(field('E-mailadres')).toBeFocused()
  await field('E-mailadres').fill('een@voorbeeld.example')
  await save(page)
  await expect(panel.getByRole('link', { name: 'Deze inlognaam is al in gebruik.' })).toBeVisible()
  await field('Inlognaam').fill(login)
  await save(page)
  await saved(page)
  expect(await show(login)).toMatchObject({
    code: typed.Gebruikerscode,
    group: 'HR',
    netId: typed.NetId,
    fields: {
      achternaam: 'Eerst',
      voorletters: 'A.B.',
      roepnaam: 'Anna',
      tussenvoegsels: 'van der',
      geslacht: 'V',
      email: 'een@voorbeeld.example',
      email2: 'twee@voorbeeld.example',
      telefoonnummer: '+31 6 12345678',
      telefoonnummer2: '020 1234567',
      personeelsnummer: '000123',
    },
  })
})

test('U1 who was first is shown with the difference; what was typed stays and is saved on top', async ({ page, browser }) => {
  const login = await made('samen', '--last-name', 'Oud')
  await open(page, login)
  await panelOf(page).getByLabel('Roepnaam').fill('Mijn naam')
  const other = await browser.newPage({ baseURL: new URL(page.url()).origin })
  await signIn(other, 'demo.02')
  await open(other, login)
  await panelOf(other).getByLabel('Achternaam').fill('Intussen')
  await save(other)
  await saved(other)
  await other.close()
  await save(page)
  await expect(panelOf(page).getByText(/Intussen gewijzigd door demo\.02/)).toBeVisible()
  await expect(panelOf(page).getByText('Achternaam: Oud → Intussen')).toBeVisible()
  await expect(panelOf(page).getByLabel('Roepnaam')).toHaveValue('Mijn naam')
  await expect(panelOf(page).getByLabel('Achternaam')).toHaveValue('Intussen')
  await save(page)
  await saved(page)
  expect(await show(login)).toMatchObject({ fields: { achternaam: 'Intussen', roepnaam: 'Mijn naam' } })
})

test('leaving with unsaved changes asks first; another part of the same form does not', async ({ page }) => {
  const login = await made('blijven')
  await open(page, login)
  const panel = panelOf(page)
  await panel.getByLabel('Achternaam').fill('Nog niet')
  await panel.getByRole('tab', { name: 'Rechten' }).click()
  await expect(panel.getByRole('button', { name: 'Recht toevoegen' })).toBeVisible()
  await expect(panel.getByText('1 wijziging')).toBeVisible()
  page.once('dialog', (dialog) => dialog.dismiss())
  await page.keyboard.press('Escape')
  await expect(panel).toBeVisible()
  // The way back as well.
  const asked = page.waitForEvent('dialog')
  await page.evaluate(() => history.back())
  await (await asked).dismiss()
  await expect(panel.getByText('1 wijziging')).toBeVisible()
  await panel.getByRole('button', { name: 'Meer acties' }).click()
  await page.keyboard.press('Escape')
  await expect(panel).toBeVisible()
  await panel.getByRole('tab', { name: 'Gegevens' }).click()
  await expect(panel.getByLabel('Achternaam')).toHaveValue('Nog niet')
  page.once('dialog', (dialog) => dialog.accept())
  await panel.getByRole('button', { name: 'Sluiten' }).first().click()
  await expect(panel).toHaveCount(0)
})

test('A3, A4 own grants: an employer, a department with a depth from the tree, an employee; changed and withdrawn, kept apart', async ({
  page,
}) => {
  const login = await made('rechten')
  await open(page, login, 'rechten')
  const panel = panelOf(page)
  await panel.getByRole('button', { name: 'Recht toevoegen' }).click()
  const pick = async (name: string, text: string) => {
    await panel.getByRole('combobox', { name }).fill(text)
    await panel
      .getByRole('option', { name: new RegExp(text) })
      .first()
      .click()
  }
  const add = () => panel.getByRole('button', { name: 'Toevoegen', exact: true }).click()
  await pick('Werkgever', '0002')
  await add()
  await panel.getByText('Afdeling', { exact: true }).click()
  await pick('Werkgever', '0003')
  const tree = panel.getByRole('tree', { name: 'Afdeling' })
  await tree.getByRole('treeitem').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(tree.getByRole('treeitem', { expanded: true })).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveAttribute('aria-level', '2')
  const code = await tree.getByRole('treeitem', { selected: true }).getAttribute('data-code')
  await panel.getByLabel('Diepte', { exact: true }).selectOption({ label: 'en 1 laag eronder' })
  await add()
  await panel.getByText('Werknemer', { exact: true }).click()
  await pick('Werknemer', '000020')
  await add()
  await expect(panel.getByText('3 wijzigingen')).toBeVisible()
  await expect(panel.getByText('nieuw', { exact: true })).toHaveCount(3)
  expect(await findings(page)).toEqual([])
  await save(page)
  await saved(page)
  const none = { afdelingCode: null, autorisatieNiveau: null, personeelsnummer: null }
  expect((await show(login)).grants).toEqual([
    { ...none, element: 'werkgever', werkgevercode: '0002' },
    expect.objectContaining({ element: 'afdeling', werkgevercode: '0003', afdelingCode: code, autorisatieNiveau: 2 }),
    { ...none, element: 'werknemer', werkgevercode: '0003', personeelsnummer: '000020' },
  ])
  await panel.getByRole('button', { name: 'Klaar' }).click()
  await panel.getByLabel(`Diepte van 0003 · ${code}`).selectOption({ label: 'alleen deze afdeling' })
  await panel.getByRole('button', { name: 'Recht op 0002 intrekken' }).click()
  await expect(panel.getByText('wordt ingetrokken')).toBeVisible()
  await save(page)
  await saved(page)
  expect((await show(login)).grants.map(({ element, autorisatieNiveau }) => [element, autorisatieNiveau])).toEqual([
    ['afdeling', 1],
    ['werknemer', null],
  ])
  await panel.getByRole('tab', { name: 'Toegang 1' }).click()
  await expect(panel.getByText(/eigen autorisatie voor afdeling/)).toBeVisible()
})

test('U1 "zoals": group and grants come along, who it is does not', async ({ page }) => {
  const source = await made('bron', '--group', 'HR', '--last-name', 'Bron')
  await open(page, source, 'rechten')
  const panel = panelOf(page)
  await panel.getByRole('button', { name: 'Recht toevoegen' }).click()
  await panel.getByRole('combobox', { name: 'Werkgever' }).fill('0005')
  await panel.getByRole('option', { name: /0005/ }).click()
  // What is chosen and not added is not dropped without a word.
  await save(page)
  await expect(panel.getByText(/U koos 0005 .*, maar voegde dat recht nog niet toe/)).toBeVisible()
  await panel.getByRole('button', { name: 'Toevoegen', exact: true }).click()
  await save(page)
  await saved(page)
  await panel.getByRole('button', { name: 'Meer acties' }).click()
  await page.getByRole('menuitem', { name: 'Nieuwe gebruiker zoals deze' }).click()
  await expect(page.getByRole('heading', { name: `Nieuwe gebruiker zoals ${source}` })).toBeVisible()
  await expect(panel.getByLabel('Achternaam')).toHaveValue('')
  const login = fresh('kopie')
  await panel.getByLabel('Inlognaam').fill(login)
  await panel.getByRole('tab', { name: 'Rechten 1' }).click()
  await expect(panel.getByRole('button', { name: 'Recht op 0005 intrekken' })).toBeVisible()
  await save(page)
  await expect(page.getByText(`Gebruiker ${login} is aangemaakt.`)).toBeVisible()
  expect(await show(login)).toMatchObject({
    group: 'HR',
    fields: { achternaam: null },
    grants: [{ element: 'werkgever', werkgevercode: '0005' }],
  })
})

test('Deactiveren says what it brings about and closes at once (P9); Reactiveren gives back what there was', async ({ page, browser }) => {
  const login = fresh('sluiten')
  const { link } = await cli<{ link: string }>('user', 'create', '--login', login, '--level', 'user')
  const theirs = await browser.newPage({ baseURL: new URL(page.url()).origin })
  const password = 'een zin die niemand raadt 7'
  await theirs.goto(link)
  await theirs.getByLabel('Nieuw wachtwoord').fill(password)
  await theirs.getByLabel('Wachtwoord herhalen').fill(password)
  await theirs.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await expect(theirs.getByText('Het wachtwoord is ingesteld.')).toBeVisible()
  await signIn(theirs, login, password)
  await open(page, login)
  const panel = panelOf(page)
  await panel.getByRole('button', { name: 'Deactiveren' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 open sessie eindigt.')
  await dialog.getByRole('button', { name: 'Deactiveren' }).click()
  await expect(panel.getByText('Gedeactiveerd')).toBeVisible()
  await theirs.goto('/profiel')
  await expect(theirs).toHaveURL(/\/inloggen/)
  await theirs.close()
  await panel.getByRole('button', { name: 'Reactiveren' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reactiveren' }).click()
  await expect(panel.getByText('Actief', { exact: true })).toBeVisible()
  expect(await show(login)).toMatchObject({ status: 'active' })
})

test('L6 the last System user is not deactivated, and the dialog says why', async ({ page }) => {
  await open(page, 'demo.01')
  await panelOf(page).getByRole('button', { name: 'Deactiveren' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Deactiveren' }).click()
  await expect(dialog.getByRole('alert')).toContainText('laatste actieve gebruiker van niveau Systeem')
  await dialog.getByRole('button', { name: 'Annuleren' }).click()
  await expect(dialog).toBeHidden()
})

test('a password is reset with a link that is shown once; sessions are listed and ended', async ({ page }) => {
  const login = await made('wachtwoord')
  await open(page, login)
  await panelOf(page).getByRole('button', { name: 'Meer acties' }).click()
  await page.getByRole('menuitem', { name: 'Wachtwoord opnieuw instellen' }).click()
  const dialog = page.getByRole('dialog', { name: /Wachtwoord van/ })
  await dialog.getByRole('button', { name: 'Wachtwoord opnieuw instellen' }).click()
  await expect(dialog.getByLabel(/Eenmalige link/)).toHaveValue(/\/wachtwoord\//)
  await dialog.getByRole('button', { name: 'Sluiten' }).last().click()
  await open(page, 'demo.01', 'sessies')
  await expect(panelOf(page).getByRole('list', { name: 'Sessies' }).getByRole('listitem')).not.toHaveCount(0)
})

test('L7 an Admin sees no System user, no level Systeem, and does not change its own level or grants', async ({ page, browser }) => {
  const admin = await browser.newPage({ baseURL: new URL(page.url()).origin })
  await signIn(admin, 'demo.02')
  await admin.goto(`${list}?gebruiker=demo.01`)
  await expect(panelOf(admin).getByText('Het adres klopt niet')).toBeVisible()
  await admin.goto(`${list}?nieuw=1`)
  await expect(admin.getByRole('combobox', { name: 'Niveau', exact: true }).getByRole('option')).toHaveText(['Beheer', 'Gebruiker'])
  await open(admin, 'demo.02', 'rechten')
  await expect(panelOf(admin).getByText('Uw eigen rechten wijzigt een andere beheerder.')).toBeVisible()
  await expect(panelOf(admin).getByRole('button', { name: 'Recht toevoegen' })).toHaveCount(0)
  await expect(panelOf(admin).getByRole('tab', { name: 'Historie' })).toHaveCount(0)
  await admin.close()
})

test('axe finds nothing in any part, light and dark, wide and on a telephone; nothing sticks out', async ({ page }) => {
  test.setTimeout(180_000)
  const wrong: string[] = []
  for (const part of [
    'gebruiker=demo.02',
    'gebruiker=demo.02&paneel=rechten',
    'gebruiker=demo.02&paneel=toegang',
    'gebruiker=demo.01&paneel=sessies',
    'gebruiker=demo.02&paneel=historie',
    'nieuw=1',
    'nieuw=1&zoals=demo.02',
  ]) {
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 844 })
      await page.goto(`${list}?${part}`)
      await expect(panelOf(page)).toBeVisible()
      for (const finding of await findings(page)) wrong.push(`${part} ${colorScheme} ${width}: ${finding}`)
      const beyond = await page.evaluate(() => {
        const panel = document.querySelector('aside section')!
        return Math.max(document.documentElement.scrollWidth - window.innerWidth, panel.scrollWidth - panel.clientWidth)
      })
      if (beyond > 0) wrong.push(`${part} ${width}: ${beyond} px too wide`)
    }
  }
  expect(wrong).toEqual([])
})
