import type { Browser, Locator, Page } from '@playwright/test'
import { expect, findings, signIn, test } from './fixtures'

const address = '/toegangsbeheer/menu'
const treeOf = (page: Page, menu: string) => page.getByRole('tree', { name: menu })
const item = (page: Page, name: string) => page.getByRole('treeitem', { name, exact: true })
const chosen = (page: Page) => page.getByRole('treeitem', { selected: true })
const available = (page: Page) => page.getByRole('checkbox', { name: 'Beschikbaar' })
const save = (page: Page) => page.getByRole('button', { name: 'Opslaan' })
const saved = (page: Page) => expect(page.getByText(/opgeslagen\. /)).toBeVisible()

/** A page that has just come may not listen yet: what one does first is done again until it shows. */
const choose = (node: Locator) =>
  expect(async () => {
    await node.click()
    await expect(node).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 })
  }).toPass()
const show = (page: Page, menu: string) =>
  expect(async () => {
    await page.getByRole('radio', { name: menu }).check({ timeout: 1_000 })
    await expect(treeOf(page, menu)).toBeVisible({ timeout: 1_000 })
  }).toPass()

/** The three nodes of L4, under the manual's names; the last two exist under Onderhoud as well. */
const three = (page: Page) => [item(page, 'Onderhoud Nieuw'), item(page, 'Systeembeheer').last(), item(page, 'Toegangsbeheer').last()]

async function adminsTabs(browser: Browser, page: Page) {
  const admin = await browser.newPage({ baseURL: new URL(page.url()).origin })
  await signIn(admin, 'demo.02')
  await admin.goto('/toegangsbeheer/gebruikers')
  const tab = admin.getByRole('main').getByRole('tab', { name: 'Web API gebruiker' })
  return { tab, again: () => admin.reload(), end: () => admin.close() }
}

test.beforeEach(async ({ page }) => {
  await signIn(page)
  await page.goto(address)
})

test('L4, L5 step 1 of the manual with the mouse: the three nodes of the Beheermenu, Beschikbaar, Opslaan; the next request of an Admin has the tab', async ({
  page,
  browser,
}) => {
  const admin = await adminsTabs(browser, page)
  await expect(admin.tab).toHaveCount(0)
  await show(page, 'Beheermenu')
  await expect(page).toHaveURL(/menu=beheermenu/)
  for (const node of three(page)) {
    await choose(node)
    await expect(available(page)).not.toBeChecked()
    await available(page).check()
  }
  await expect(page.getByText('3 wijzigingen', { exact: true })).toBeVisible()
  await expect(page.getByText('Na opslaan erbij voor Systeem en Beheer (2 gebruikers): tabblad Web API gebruiker.')).toBeVisible()
  await save(page).click()
  await saved(page)
  await admin.again()
  await expect(admin.tab).toBeVisible()
  await page.reload()
  for (const node of three(page)) {
    await choose(node)
    await expect(available(page)).toBeChecked()
    await available(page).uncheck()
  }
  await expect(page.getByText('Na opslaan niet meer voor Systeem en Beheer (2 gebruikers): tabblad Web API gebruiker.')).toBeVisible()
  await save(page).click()
  await saved(page)
  await admin.again()
  await expect(admin.tab).toHaveCount(0)
  await admin.end()
})

test('L3, L4 step 1 with the keyboard alone', async ({ page, browser }) => {
  const admin = await adminsTabs(browser, page)
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name)
  }
  const toggleThree = async () => {
    await expect(async () => {
      await page.keyboard.type('onderhoud n')
      await expect(item(page, 'Onderhoud Nieuw')).toBeFocused({ timeout: 1_000 })
    }).toPass()
    // No name goes on with a space here: it is pressed, not typed.
    await keys('Space', 'ArrowRight', 'Space', 'ArrowRight', 'Space')
    await expect(page.getByText('3 wijzigingen', { exact: true })).toBeVisible()
    await keys('Control+s')
    await saved(page)
  }
  // Until the page listens.
  await expect(async () => {
    await keys('Control+s')
    await expect(page.getByText('Er is niets te bewaren.').first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.getByRole('tab', { name: 'Menu' }).focus()
  await keys('Tab', 'ArrowRight')
  await expect(page.getByRole('radio', { name: 'Beheermenu' })).toBeFocused()
  await expect(treeOf(page, 'Beheermenu')).toBeVisible()
  // Search, expand, collapse, the filter on crosses, the tree.
  await keys('Tab', 'Tab', 'Tab', 'Tab', 'Tab')
  await expect(chosen(page)).toBeFocused()
  await toggleThree()
  await admin.again()
  await expect(admin.tab).toBeVisible()
  await page.reload()
  await item(page, 'Werkgevers').focus()
  await toggleThree()
  await admin.again()
  await expect(admin.tab).toHaveCount(0)
  await admin.end()
})

test('L2, L3 the tree: walked, folded and searched with the keyboard; what a menu above closes says so, also before it is saved', async ({
  page,
}) => {
  const tree = treeOf(page, 'Systeemmenu')
  await choose(item(page, 'Werkgevers'))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(chosen(page)).toHaveAccessibleName('Werkgevergegevens')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(item(page, 'Werkgevergegevens')).toHaveCount(0)
  await page.keyboard.type('onderhoud n')
  await expect(item(page, 'Onderhoud Nieuw')).toBeFocused()
  await page.waitForTimeout(800)
  await page.keyboard.press('p')
  await expect(item(page, 'Pensioen')).toBeFocused()
  await page.keyboard.press('*')
  await expect(tree.getByRole('treeitem', { expanded: false, name: /^(Werkgevers|Pensioen|Rapportages)$/ })).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(item(page, 'Pensioenregelingen')).toHaveAccessibleDescription(/niet bereikbaar: bovenliggend menu staat uit/)
  await expect(item(page, 'Pensioen')).toHaveAccessibleDescription(/Niet beschikbaar, niet opgeslagen/)
  await choose(item(page, 'Deelnemers'))
  await expect(available(page)).toBeChecked()
  await page.getByRole('complementary', { name: 'Deelnemers' }).getByRole('button', { name: 'Pensioen' }).click()
  await expect(chosen(page)).toHaveAccessibleName('Pensioen')
  await page.getByRole('searchbox', { name: 'Zoeken in menu' }).fill('loonstro')
  await expect(tree.getByRole('treeitem')).toHaveCount(2)
  await page.getByRole('searchbox').fill('bestaat niet')
  await page.getByRole('button', { name: 'Filter wissen' }).click()
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(page.getByText(/^\d wijziging/)).toHaveCount(0)
})

test('L6 the way to the tab Menu is locked in the Systeemmenu, and says why', async ({ page }) => {
  for (const name of ['Onderhoud', 'Menu']) {
    await choose(item(page, name))
    await expect(available(page)).toBeChecked()
    await expect(available(page)).toBeDisabled()
    await expect(page.getByRole('complementary', { name, exact: true })).toContainText('Zonder die weg kan niemand de menu’s nog wijzigen')
  }
  await show(page, 'Beheermenu')
  await expect(available(page)).toBeEnabled()
})

test('L3 switching the menu keeps what is unsaved; links, the back button and closing ask first', async ({ page }) => {
  await page.goto('/toegangsbeheer/gebruikers')
  await page.getByRole('tab', { name: 'Menu' }).click()
  await show(page, 'Gebruikersmenu')
  await choose(item(page, 'Rapportages'))
  await available(page).uncheck()
  await show(page, 'Systeemmenu')
  await expect(page.getByText('1 wijziging', { exact: true })).toBeVisible()
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    return dialog.dismiss()
  })
  await page.getByRole('tab', { name: 'Gebruikers', exact: true }).click()
  expect(asked).toEqual(['confirm'])
  await page.evaluate(() => history.back())
  await expect.poll(() => asked).toEqual(['confirm', 'confirm'])
  await expect(page).toHaveURL(/toegangsbeheer\/menu/)
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => asked).toEqual(['confirm', 'confirm', 'beforeunload'])
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await page.getByRole('tab', { name: 'Gebruikers', exact: true }).click()
  await expect(page).toHaveURL('/toegangsbeheer/gebruikers')
})

test('someone else was first: refused, the difference shown, one’s own changes kept until one says what to do', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  await other.goto(`${address}?menu=gebruikersmenu`)
  await show(page, 'Gebruikersmenu')
  await choose(item(page, 'Declaraties'))
  await available(page).uncheck()
  await choose(item(other, 'Ontwikkeling'))
  await available(other).uncheck()
  await save(other).click()
  await saved(other)
  await save(page).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Iemand anders heeft dit menu intussen gewijzigd')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Ontwikkeling: nu niet beschikbaar')
  await page.getByRole('button', { name: 'Mijn wijzigingen hierop leggen' }).click()
  await save(page).click()
  await saved(page)
  await page.reload()
  for (const name of ['Declaraties', 'Ontwikkeling']) {
    await choose(item(page, name))
    await available(page).check()
  }
  await save(page).click()
  await saved(page)
  await other.close()
})

test('axe finds nothing, light and dark, wide and narrow, with changes on screen', async ({ page }) => {
  await show(page, 'Beheermenu')
  for (const node of three(page).slice(1)) {
    await choose(node)
    await available(page).check()
  }
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 360]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      expect(await findings(page), `${colorScheme} ${width}`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    }
})
