import { beforeEach, expect, test, vi } from 'vitest'

// Each test begins as a process does: with nobody waiting, and before anyone signed in.
let passwords: typeof import('./passwords')
beforeEach(async () => {
  vi.resetModules()
  Reflect.deleteProperty(globalThis, '__toegangsbeheerHashing')
  passwords = await import('./passwords')
})
const hashPassword = (password: string) => passwords.hashPassword(password)
const passwordMatches = (password: string, stored: string | null) => passwords.passwordMatches(password, stored, 'network 192.0.2.1')

test('argon2id with at least 19 MiB and two passes', async () => {
  const stored = await hashPassword('een zin die niemand kent')
  const [, algorithm, , parameters] = stored.split('$')
  expect(algorithm).toBe('argon2id')
  const { m, t } = Object.fromEntries(parameters!.split(',').map((part) => part.split('=')))
  expect(Number(m)).toBeGreaterThanOrEqual(19 * 1024)
  expect(Number(t)).toBeGreaterThanOrEqual(2)
  expect(await passwordMatches('een zin die niemand kent', stored)).toBe(true)
  expect(await passwordMatches('een zin die iemand kent', stored)).toBe(false)
})

test('letters composed in another way are the same password', async () => {
  expect(await passwordMatches('cafe\u0301 om de hoek', await hashPassword('caf\u00e9 om de hoek'))).toBe(true)
})

test('without a hash the answer is no, also for the stand-in itself', async () => {
  expect(await passwordMatches('nobody has this password', null)).toBe(false)
})

test('what waits is bounded', async () => {
  const stored = await hashPassword('een zin die niemand kent')
  const outcomes = await Promise.allSettled(Array.from({ length: 260 }, () => passwordMatches('nee', stored)))
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.every(({ reason }) => reason.name === 'Busy')).toBe(true)
  expect(await passwordMatches('een zin die niemand kent', stored)).toBe(true)
})

test('P13 a name that nobody has gets its answer again once the rush is over, also when the first to ask came in the middle of it', async () => {
  const rush = Array.from({ length: 210 }, (_, n) => passwords.hashUnlessBusy(`een zin ${n}`, 'network 192.0.2.1'))
  const inTheRush = passwordMatches('een zin die niemand kent', null).catch(() => null)
  expect(await passwords.hashUnlessBusy('een zin die niemand kent', 'network 192.0.2.1')).toBeNull()
  await Promise.all([inTheRush, ...rush])
  expect(await passwordMatches('een zin die niemand kent', null)).toBe(false)
})
