import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Page } from '@playwright/test'
import { cli, expect, findings, signIn, test } from './fixtures'

const address = '/toegangsbeheer/autorisatie-werkgevers'
let count = 0

/** A group of its own for a test, authorised as `group employers --set` takes it. */
async function ownGroup(...authorised: string[]) {
  const name = `Proef ${process.pid} ${++count}`
  await cli('group', 'create', name)
  if (authorised.length > 0) await cli('group', 'employers', name, '--set', authorised.join(','))
  return name
}
const authorised = async (name: string) => (await cli<{ authorised: string[] }>('group', 'show', name)).authorised

async function open(page: Page, group: string) {
  await page.goto(address)
  await page.getByLabel('Gebruikersgroep').selectOption(group)
  await expect(page.getByRole('listbox', { name: 'Geautoriseerd' })).toBeVisible()
}
const left = (page: Page) => page.getByRole('listbox', { name: 'Beschikbaar' })
const right = (page: Page) => page.getByRole('listbox', { name: 'Geautoriseerd' })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const codes = async (list: ReturnType<typeof left>) =>
  (await list.getByRole('option').allTextContents()).map((text) => text.trim().split(/\s/)[0])
const saved = (page: Page) => expect(page.getByText(/^Opgeslagen: /)).toBeVisible()

test.beforeEach(({ page }) => signIn(page))

test('U3 step 5 by mouse: the employers are moved to the right and saved, and marked until they are', async ({ page }) => {
  const group = await ownGroup()
  await open(page, group)
  await left(page).getByRole('option', { name: /^0004/ }).click()
  await left(page).getByRole('option', { name: /^0008/ }).click()
  await button(page, 'Naar rechts').click()
  await expect(right(page).getByRole('option', { name: /^0004/ })).toContainText('wordt toegevoegd')
  await expect(left(page).getByRole('option', { name: /^0004/ })).toHaveCount(0)
  await expect(page.getByText('Opslaan voegt 2 toe: + 0004 Tuinbouw Lisse B.V., 0008 Transport Breda Groep')).toBeVisible()
  expect(await authorised(group)).toEqual([])
  await button(page, 'Opslaan').click()
  await saved(page)
  expect(await authorised(group)).toEqual(['0004', '0008'])
  await expect(page.getByText('wordt toegevoegd')).toHaveCount(0)
  await page.reload()
  await expect(right(page).getByRole('option')).toHaveCount(2)

  await right(page).getByRole('option', { name: /^0008/ }).dblclick()
  await expect(left(page).getByRole('option', { name: /^0008/ })).toContainText('wordt ingetrokken')
  await button(page, 'Opslaan').click()
  await saved(page)
  expect(await authorised(group)).toEqual(['0004'])
})

test('U3 step 5 with the keyboard alone', async ({ page }) => {
  const group = await ownGroup('0002')
  await page.goto(address)
  await page.getByLabel('Gebruikersgroep').focus()
  await page.keyboard.type(group)
  await page.keyboard.press('Enter')
  await expect(right(page).getByRole('option')).toHaveText([/^0002/])
  // The focus is still at the choice; past the search and the filter into the list.
  const tabTo = async (target: ReturnType<typeof left>) => {
    for (let step = 0; step < 20; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error('not reached with Tab')
  }
  await tabTo(left(page))
  // To 0004 by the arrows: letters typed count together only while they follow quickly.
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(left(page).getByRole('option', { selected: true })).toHaveText([/^0004/, /^0005/, /^0006/])
  await page.keyboard.press('Enter')
  expect(await codes(right(page))).toEqual(['0002', '0004', '0005', '0006'])
  // The focus stays where one works, at the next employer.
  await expect(left(page)).toBeFocused()
  const active = await left(page).getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${active}"]`)).toHaveText(/^0007/)
  await tabTo(right(page))
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await saved(page)
  expect(await authorised(group)).toEqual(['0004', '0005', '0006'])
})

test('U3 all that the filter shows, with Ctrl-A and with the buttons', async ({ page }) => {
  const group = await ownGroup()
  await open(page, group)
  await page.getByLabel('Links zoeken op code of naam').fill('tuinbouw')
  const shown = await codes(left(page))
  await button(page, 'Alles naar rechts').click()
  expect(await codes(right(page))).toEqual(shown)
  await page.getByLabel('Links zoeken op code of naam').fill('')
  await page.getByLabel('Werkgevergroep links').selectOption('Midden')
  await left(page).focus()
  await page.keyboard.press('Control+a')
  const chosen = await left(page).getByRole('option', { selected: true }).count()
  await expect(page.getByText(`${chosen + 1} getoond, ${chosen} gekozen`)).toBeVisible()
  await button(page, 'Naar rechts').click()
  await button(page, 'Alles naar links').click()
  await expect(right(page).getByRole('option')).toHaveCount(0)
  await expect(page.getByText('Geen wijzigingen.')).toBeVisible()
  await page.getByLabel('Werkgevergroep links').selectOption('')
  await button(page, 'Alles naar rechts').click()
  await button(page, 'Opslaan').click()
  await saved(page)
  expect(await authorised(group)).toHaveLength(12)
})

test('U3 a screen reader hears that a move is not saved yet only while that is so', async ({ page }) => {
  const group = await ownGroup()
  await open(page, group)
  const said = page.getByRole('status').filter({ hasText: 'Nog niet opgeslagen.' })
  await left(page).getByRole('option', { name: /^0004/ }).dblclick()
  await expect(said).toHaveText('1 verplaatst naar Geautoriseerd. Nog niet opgeslagen.')
  await button(page, 'Ongedaan maken').click()
  await expect(said).toHaveCount(0)
  await left(page).getByRole('option', { name: /^0004/ }).dblclick()
  await expect(said).toHaveCount(1)
  await button(page, 'Opslaan').click()
  await saved(page)
  await expect(said).toHaveCount(0)
})

test('A2 an employer group is authorised as a whole; what comes through it is locked, with the reason', async ({ page }) => {
  const group = await ownGroup('0003')
  await open(page, group)
  await left(page)
    .getByRole('option', { name: /^groep:Kern/ })
    .click()
  await button(page, 'Naar rechts').click()
  const member = right(page).getByRole('option', { name: /^0001/ })
  await expect(member).toContainText('via Kern')
  await expect(member).toBeDisabled()
  await member.click({ force: true })
  await expect(right(page).getByRole('option', { selected: true })).toHaveCount(0)
  await expect(page.getByText(/Opslaan voegt 1 toe: \+ werkgevergroep Kern/)).toBeVisible()
  await expect(page.getByText('Bereikt daarna 4 werkgevers in plaats van 1.')).toBeVisible()
  await button(page, 'Opslaan').click()
  await saved(page)
  expect(await authorised(group)).toEqual(['0003', 'groep:Kern'])
})

test('U3 refused with the difference when someone else was first; one’s own moves are kept and laid over it', async ({ page }) => {
  const group = await ownGroup('0001', '0002')
  await open(page, group)
  await left(page).getByRole('option', { name: /^0004/ }).dblclick()
  await right(page).getByRole('option', { name: /^0001/ }).dblclick()
  await cli('group', 'employers', group, '--set', '0001,0005')
  await button(page, 'Opslaan').click()
  const alert = page.getByRole('main').getByRole('alert')
  await expect(alert).toContainText('Iemand anders heeft deze groep intussen gewijzigd; er is niets opgeslagen')
  await expect(alert).toContainText(/Toegevoegd: \+ 0005 .*Ingetrokken: − 0002/)
  await expect(alert).toContainText('opdrachtregel:')
  expect(await authorised(group)).toEqual(['0001', '0005'])
  await button(page, 'Mijn wijzigingen hierop leggen').click()
  await expect(alert).toHaveCount(0)
  expect(await codes(right(page))).toEqual(['0004', '0005'])
  await button(page, 'Opslaan').click()
  await saved(page)
  expect(await authorised(group)).toEqual(['0004', '0005'])
})

test('U3 unsaved moves are asked about before another group is chosen, and undone in one press', async ({ page }) => {
  const [first, second] = [await ownGroup(), await ownGroup('0009')]
  await open(page, first)
  await left(page).getByRole('option', { name: /^0004/ }).dblclick()
  const asked: string[] = []
  let answer = false
  page.on('dialog', async (dialog) => {
    asked.push(dialog.message())
    await (answer ? dialog.accept() : dialog.dismiss())
  })
  const choice = page.getByLabel('Gebruikersgroep')
  await choice.selectOption(second)
  expect(asked).toEqual(['Er zijn wijzigingen die niet zijn opgeslagen. Toch weggaan?'])
  await expect(choice.locator('option:checked')).toHaveText(first)
  await expect(right(page).getByRole('option')).toHaveText([/^0004/])
  await button(page, 'Ongedaan maken').click()
  await expect(right(page).getByRole('option')).toHaveCount(0)
  await left(page).getByRole('option', { name: /^0004/ }).dblclick()
  answer = true
  await choice.selectOption(second)
  await expect(right(page).getByRole('option')).toHaveText([/^0009/])
  await page.goBack()
  await expect(choice.locator('option:checked')).toHaveText(first)
  await expect(right(page).getByRole('option')).toHaveCount(0)
})

test('A5 told before saving: whom the change concerns, and who would reach more than was delivered', async ({ page }, { outputDir }) => {
  const group = await ownGroup()
  const account = `warn-${process.pid}`
  await cli('account', 'set', account, '--name', 'Waarschuwing', '--groups', group, '--scope', 'all')
  const file = `${outputDir}.csv`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(
    file,
    [
      'Werkgevercode;AfdelingCode;AutorisatieNiveau;Gebruiker_GebruikersGroep;Gebruiker_Code;Gebruiker_Achternaam;Gebruiker_Voorletters',
      `0001;10;1;${group};a;Berg;A.`,
      `0001;10;1;${group};b;Berg;B.`,
    ].join('\r\n'),
  )
  await cli('import', file, '--account', account, '--commit')
  await open(page, group)
  await expect(page.getByText('2 actieve leden. Bereikt nu 0 van 12 werkgevers.')).toBeVisible()
  await left(page).getByRole('option', { name: /^0002/ }).dblclick()
  await expect(page.getByText('Geldt voor 2 leden. Bereikt daarna 1 werkgever in plaats van 0.')).toBeVisible()
  const warning = page.getByRole('status').filter({ hasText: 'meer dan de eigen rechten geven' })
  await expect(warning).toContainText(
    '2 leden zijn door een import aangeleverd zonder rechten bij 0002 Retail Weert Groep; via de groep bereiken zij die werkgever.',
  )
  await left(page).getByRole('option', { name: /^0001/ }).dblclick()
  await expect(warning).toContainText('2 leden bereiken met deze wijziging meer dan de eigen rechten geven')
  await expect(warning).toContainText(
    '2 leden hebben eigen rechten op onderdelen van 0001 Tuinbouw Zwolle B.V. (2 door een import aangeleverd)',
  )
  await expect(warning.getByRole('link').first()).toHaveAttribute('href', '/toegang?werkgever=0001')
  await button(page, 'Opslaan').click()
  await saved(page)
  await expect(page.getByText('2 leden bereiken via deze groep al meer dan de eigen rechten geven')).toBeVisible()
})

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`axe finds nothing with moves pending, ${colorScheme}, ${width} px; nothing sticks out`, async ({ page }) => {
    const group = await ownGroup('0003', 'groep:Kern')
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 844 })
    await open(page, group)
    await left(page).getByRole('option', { name: /^0004/ }).dblclick()
    await right(page).getByRole('option', { name: /^0003/ }).dblclick()
    await left(page).getByRole('option', { name: /^0005/ }).click()
    expect(await findings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await page.getByLabel('Links zoeken op code of naam').fill('bestaat niet')
    await expect(page.getByText('Geen werkgever voldoet aan dit filter.')).toBeVisible()
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Filter wissen' }).click()
    await expect(left(page).getByRole('option', { name: /^0004/ })).toHaveCount(0)
  })
