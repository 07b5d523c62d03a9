import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

type Setup = { settings: Record<string, string>; password: string }

/** The server of these tests: its settings, and the password of demo.01 and demo.02 (`scripts/serve-for-tests.mjs`). */
export const setup = (): Setup => JSON.parse(readFileSync('test-results/e2e.json', 'utf8'))

/** Runs the command line on the same installation; answers what `--json` prints. */
export async function cli<T>(...args: string[]): Promise<T> {
  const env = { ...process.env, ...setup().settings }
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/cli.mjs', ...args, '--json'], { env })
  return JSON.parse(stdout)
}

export async function signIn(page: Page, login = 'demo.01', password = setup().password): Promise<void> {
  if (!new URL(page.url(), 'http://x').pathname.startsWith('/inloggen')) await page.goto('/inloggen')
  await page.getByLabel('Inlognaam').fill(login)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Inloggen' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
}

/** What axe finds wrong with the page as it stands; an empty list is what a test expects. */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

/** As Playwright's, and a page on which a script fails, or that runs into its own content policy, fails the test. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
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
