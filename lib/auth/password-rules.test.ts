import { describe, expect, it } from 'vitest'
import { checkPassword } from './password-rules'

const person = ['demo.01', 'Jansen', 'Willemijn', 'w.jansen@kwekerij-bloem.example']
const outcome = (password: string) => {
  const checked = checkPassword(password, person)
  return checked.ok ? 'ok' : checked.problems[0]!.code
}

describe('passwords: 15 characters, no composition rules, common and context words refused', () => {
  it.each([
    ['veertientekens', 'password-too-short'],
    ['correct paard batterij', 'ok'],
    ['alleenmaarkleineletters', 'ok'],
    ['Een fiets van mijn buurman', 'ok'],
    ['🚲🚃🏡🌧🐄🐖🌷🌾🧀🐟🛶⛴🌉🏰🎻', 'ok'],
    ['8471039264710392', 'ok'],
    ['Nieuw-wachtwoord-van-het-jaar', 'ok'],
    ['x'.repeat(256), 'password-common'],
    [`${'lang genoeg om te onthouden, '.repeat(9)}`, 'password-too-long'],
    ['wachtwoordwachtwoord', 'password-common'],
    ['W@chtw00rd-2026!!', 'password-common'],
    ['Password123456789', 'password-common'],
    ['Welkom2026Welkom2026', 'password-common'],
    ['toegangsbeheer-2026', 'password-common'],
    ['aaaaaaaaaaaaaaaa', 'password-common'],
    ['abcabcabcabcabcabc', 'password-common'],
    ['123456789012345', 'password-common'],
    ['987654321abcdefgh', 'password-common'],
    ['qwertyuiopasdfgh', 'password-common'],
    ['demo.01demo.01demo.01', 'password-common'],
    ['willemijn.jansen.2026', 'password-common'],
    ['kwekerij-bloem-123', 'password-common'],
    ['Zomer2026Amsterdam', 'password-common'],
  ])('%s: %s', (password, expected) => expect(outcome(password)).toBe(expected))

  it('counts characters, not code units', () => expect(outcome('🚲🚃🏡🌧🐄🐖🌷🌾')).toBe('password-too-short'))
})
