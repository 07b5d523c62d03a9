import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'

type Setup = { settings: Record<string, string>; password: string }

/** The server of these tests: its settings, and the password of demo.01 and demo.02 (`scripts/serve-for-tests.mjs`). */
export const setup = (): Setup => JSON.parse(readFileSync('test-results/e2e.json', 'utf8'))

/** Runs the command line on the same installation; answers what `--json` prints. */
export async function cli<T>(...args: string[]): Promise<T> {
  const env = { ...process.env, ...setup().settings }
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/cli.mjs', ...args, '--json'], { env })
  return JSON.parse(stdout)
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
const sessions = new Map<string, Cookies>()

/** Goes on with the session that an earlier test opened, where it holds yet: not each test is about the form. */
async function goesOn(page: Page, login: string): Promise<boolean> {
  const cookies = sessions.get(login)
  if (!cookies || page.url() !== 'about:blank') return false
  await page.context().addCookies(cookies)
  // The test goes to a page of its own, or waits for what it needs of this one.
  await page.goto('/', { waitUntil: 'commit' })
  if (new URL(page.url()).pathname !== '/inloggen') return true
  sessions.delete(login)
  return false
}

/** Leaves the page signed in, at the start page or where the form leads. */
export async function signIn(page: Page, login = 'demo.01', password = setup().password): Promise<void> {
  if (await goesOn(page, login)) return
  if (!new URL(page.url(), 'http://x').pathname.startsWith('/inloggen')) await page.goto('/inloggen')
  await page.getByLabel('Inlognaam').fill(login)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Inloggen' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
  const here = new URL(page.url()).port === setup().settings.PORT
  if (here && password === setup().password) sessions.set(login, await page.context().cookies())
}

/** Chooses a user group in a form, whether few exist yet (the browser's own list) or many (a field that searches); '' for none. */
export async function chooseGroup(field: Locator, name: string): Promise<void> {
  const option = name || 'Geen groep'
  if (await field.evaluate((element) => element instanceof HTMLSelectElement)) return void (await field.selectOption({ label: option }))
  await field.fill(name)
  await field.page().getByRole('option', { name: option, exact: true }).click()
}

/** What axe finds wrong with the page as it stands; an empty list is what a test expects. */
export async function findings(page: Page): Promise<string[]> {
  // No page holds a frame, so the mode that looks into those of others, a second page each time, adds nothing.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

/** Waits until React knows every control: what happens before that is `early.spec.ts`'s, and a field filled just then is a race. */
async function answering(page: Page): Promise<void> {
  const known = () =>
    [...document.querySelectorAll('button,input,select,textarea,[role=treeitem],[role=listbox]')].every((element) =>
      Object.keys(element).some((key) => key.startsWith('__reactProps$')),
    )
  await page.waitForFunction(known, undefined, { timeout: 3_000 }).catch(() => undefined)
}

const waiting = Symbol('a page of these tests waits until it answers')

/** Lets `goto` of every page wait so, those of a second browser window too; not one that asks for less than a loaded page. */
function waitWhereOneGoes(page: Page): void {
  const pages = Object.getPrototypeOf(page)
  if (pages[waiting]) return
  const goto: Page['goto'] = pages.goto
  pages[waiting] = true
  pages.goto = async function (this: Page, ...given: Parameters<Page['goto']>) {
    const response = await goto.apply(this, given)
    if (given[1]?.waitUntil !== 'commit' && response?.headers()['content-type']?.startsWith('text/html')) await answering(this)
    return response
  }
}

/** As Playwright's, and a page on which a script fails, or that runs into its own content policy, fails the test. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      waitWhereOneGoes(page)
      const heard: string[] = []
      page.on('pageerror', (error) => heard.push(error.message))
      page.on('console', (message) => {
        if (/content security policy|hydrat|did not match/i.test(message.text())) heard.push(message.text())
      })
      await use(undefined)
      expect(heard).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
