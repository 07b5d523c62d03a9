import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SmtpServer, smtpServer } from '../lib/kernel/mail/testing/smtp-server'
import { expect, findings, signIn, test } from './fixtures'

test('U4 without mail one is told to ask the administrator', async ({ page }) => {
  await page.goto('/inloggen')
  await page.getByRole('link', { name: 'Wachtwoord vergeten?' }).press('Enter')
  await expect(page).toHaveURL('/wachtwoord/vergeten')
  await expect(page.getByText('Vraag uw beheerder om een link')).toBeVisible()
  await expect(page.getByLabel('Inlognaam')).toHaveCount(0)
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 360],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    expect(await findings(page)).toEqual([])
  }
  await page.getByRole('link', { name: 'Naar inloggen' }).click()
  await expect(page).toHaveURL('/inloggen')
})

test('without mail System reads the kept mails, and that they are kept', async ({ page }) => {
  await signIn(page)
  await page.goto('/historie')
  await page.getByRole('link', { name: 'Mail' }).click()
  await expect(page).toHaveURL('/historie/mail')
  await expect(page.getByText('Er is geen mailserver ingesteld')).toBeVisible()
  expect(await findings(page)).toEqual([])
})

test.describe('with mail', () => {
  let mail: SmtpServer
  let server: ChildProcess
  let url = ''
  const dataDir = mkdtempSync(join(tmpdir(), `toegangsbeheer-test-${process.pid}-`))
  const env = () => ({
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    PORT: '0',
    DATA_DIR: dataDir,
    DEMO: '0',
    ADMIN_PASSWORD: 'Proef-van-de-browser-1',
    SMTP_URL: mail.url,
    MAIL_FROM: 'Toegang <toegang@voorbeeld.nl>',
  })

  /** The built product once more, with mail, on a database of its own. */
  test.beforeAll(async () => {
    test.setTimeout(180_000)
    chmodSync(dataDir, 0o711)
    mail = await smtpServer()
    const start = "import('./dist/serve.cjs').then(({ checkSettings, serve }) => { checkSettings(); return serve({ dev: false }) })"
    server = spawn(process.execPath, ['-e', start], { env: env() as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'inherit'] })
    url = await new Promise<string>((ready) => {
      let log = ''
      server.stdout!.on('data', (text: Buffer) => {
        log += text
        const told = /^ready (\S+)$/m.exec(log)?.[1]
        if (told) ready(told)
      })
    })
  })
  test.afterAll(async () => {
    const gone = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await gone
    await mail.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const cli = (...args: string[]) =>
    new Promise<void>((done, fail) => {
      const child = spawn(process.execPath, ['dist/cli.cjs', ...args], { env: env() as NodeJS.ProcessEnv, stdio: 'ignore' })
      child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`exit code ${code}`))))
    })
  const linkOf = async (number: number) => {
    await expect.poll(() => mail.received.length, { timeout: 20_000 }).toBe(number)
    return new URL(/https?:\S+\/wachtwoord\/\S+/.exec(mail.received[number - 1]!.text)![0]).pathname
  }

  test('U4 a link is mailed to a new user; a forgotten password gets another; the same words for whoever does not exist', async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await cli('user', 'create', '--login', 'anouk', '--level', 'user', '--email', 'anouk@voorbeeld.nl')
    const set = async (path: string, password: string) => {
      await page.goto(new URL(path, url).href)
      await page.getByLabel('Nieuw wachtwoord').fill(password)
      await page.getByLabel('Wachtwoord herhalen').fill(password)
      await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
      await expect(page.getByText('Het wachtwoord is ingesteld.')).toBeVisible()
    }
    await set(await linkOf(1), 'een zin die alleen hier staat 42')
    await expect.poll(() => mail.received.length, { timeout: 20_000 }).toBe(2)
    expect(mail.received[1]!.subject).toBe('Uw wachtwoord voor Toegangsbeheer is gewijzigd')

    const words = new Set<string | null>()
    for (const login of ['niemand.bekend', 'anouk']) {
      await page.goto(new URL('/inloggen', url).href)
      await page.getByRole('link', { name: 'Wachtwoord vergeten?' }).click()
      expect(await findings(page)).toEqual([])
      await expect(page.getByLabel('Inlognaam')).toBeFocused()
      await page.keyboard.type(login)
      await page.keyboard.press('Enter')
      const told = page.getByRole('status').filter({ hasText: 'een mail onderweg' })
      await expect(told).toBeVisible()
      words.add(await told.textContent())
    }
    expect(words.size).toBe(1)
    const forgotten = await linkOf(3)
    expect(mail.received[2]).toMatchObject({ to: ['anouk@voorbeeld.nl'], subject: 'Wachtwoord vergeten voor Toegangsbeheer' })
    // Until it is used the present password holds.
    await page.goto(new URL('/inloggen', url).href)
    await signIn(page, 'anouk', 'een zin die alleen hier staat 42')
    await set(forgotten, 'een heel andere zin van anouk')
    await page.goto(new URL('/profiel', url).href)
    await expect(page).toHaveURL(/\/inloggen/)
    await signIn(page, 'anouk', 'een heel andere zin van anouk')
    expect(mail.received.map(({ to }) => to.join())).not.toContain('')
  })

  test('System reads what was mailed, never the link', async ({ page }) => {
    await page.goto(new URL('/inloggen?naar=/historie/mail', url).href)
    await signIn(page)
    await page.getByRole('link', { name: 'Wachtwoord vergeten voor Toegangsbeheer' }).click()
    const panel = page.getByRole('complementary', { name: 'Wachtwoord vergeten voor Toegangsbeheer' })
    await expect(panel.getByText('anouk@voorbeeld.nl')).toBeVisible()
    await expect(panel.getByText('verstuurd', { exact: true })).toBeVisible()
    await expect(panel.getByText('(de link wordt hier niet getoond)')).toBeVisible()
    expect(await page.content()).not.toMatch(/wachtwoord\/[\w-]{43}/)
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
  })
})
