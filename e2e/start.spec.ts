import { cli, expect, signIn, test } from './fixtures'

type Shown = { login: string; level: string; grants: { element: string }[] }

test('the command line works while the server runs, on the same installation, the demo’s', async ({ page }) => {
  const shown = await cli<Shown>('user', 'show', 'demo.02')
  expect(shown).toMatchObject({ login: 'demo.02', level: 'admin' })
  expect(shown.grants.map(({ element }) => element)).toEqual(Array(12).fill('werkgever'))
  await signIn(page, 'demo.02')
  await expect(page.getByRole('main')).toBeVisible()
})
