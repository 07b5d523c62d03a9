import { expect, test } from 'vitest'
import { auditTeller } from './audit-telling'

const nobody = () => null
const nl = auditTeller('nl', nobody)
const one = (before: object | null, after: object | null) =>
  nl.differences({ before: before as Record<string, unknown>, after: after as Record<string, unknown> })

test('H3 old and new in words: values, days, moments, yes and no, what is empty', () => {
  expect(one({ level: 'user', valid_until: '2026-11-22' }, { level: 'admin', valid_until: null })).toEqual([
    { column: 'level', name: 'Niveau', was: 'Gebruiker', is: 'Beheer' },
    { column: 'valid_until', name: 'Geldig tot en met', was: '22-11-2026', is: '–' },
  ])
  expect(one(null, { is_default: true, revoked_at: '2026-11-22T13:05:00Z' })).toEqual([
    { column: 'is_default', name: 'Standaardrol', was: null, is: 'ja' },
    { column: 'revoked_at', name: 'Ingetrokken op', was: null, is: '22-11-2026 14:05' },
  ])
})

test('H3 what holds more is told in words too, never as it is kept', () => {
  const [counts] = one(null, {
    counts: { rows: { total: 3, ok: 2, error: 1 }, safeguards: { moves: { count: 0, limit: null, exceeded: false } }, remarksTotal: 4 },
  })
  expect(counts!.is).toBe(
    'Regels: (totaal: 3, goed: 2, fout: 1), Grenzen: (Verplaatsingen: (aantal: 0, overschreden: nee)), Opmerkingen: 4',
  )
  expect(one(null, { mapping: { columns: { login: 'Inlog' }, constants: {} }, aliases: [] }).map(({ is }) => is)).toEqual([
    'kolommen: (login: Inlog)',
    '–',
  ])
})

test('H3 what says nothing to a person is left out: numbers and moments of the row, folded copies, what stayed', () => {
  expect(
    one({ id: 1, version: 1, login_key: 'a', changed_at: 'x', email: 'a' }, { id: 1, version: 2, login_key: 'b', email: 'a' }),
  ).toEqual([])
})

test('H3 in English as well', () => {
  const [level] = auditTeller('en', nobody).differences({ before: null, after: { level: 'admin' } })
  expect(level).toMatchObject({ name: 'Level', is: 'Admin' })
})

test('H3 whoever is called as something that every object has is called so here too', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'demo.01', 'inloggen.x']) expect(nl.actor(name)).toBe(name)
  expect(nl.actor('wachtwoord vergeten')).toBe('wachtwoord vergeten')
  expect(one(null, { status: 'constructor', constructor: 'x' }).map(({ name, is }) => [name, is])).toEqual([
    ['Status', 'constructor'],
    ['constructor', 'x'],
  ])
})

test('H3 an employee is told apart by the number, with the employer; anything else by its own name', () => {
  const named = auditTeller('nl', (column) => (column === 'employer_id' ? [{ number: 1, name: '0001 Bouw', gone: false }] : null))
  const subject = (thing: 'employee' | 'department', after: Record<string, unknown>) =>
    named.subject({ thing, user: null, before: null, after })
  expect(subject('employee', { number: '000050', last_name: 'Visser', employer_id: 1 })).toBe('000050 · 0001 Bouw')
  expect(subject('department', { code: '10', name: 'Planning', employer_id: 1 })).toBe('Planning')
})
