import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mapping } from '../../accounts/schema'
import { bind } from '../../map/bind'
import { mapRow } from '../../map/row'
import { layoutFor } from './rules'

const mapping = (parts: Partial<Mapping>): Mapping => ({ columns: {}, constants: {}, values: {}, ...parts })
const user = { Werkgevercode: '0001', Gebruiker_GebruikersGroep: 'HR', Gebruiker_Code: 'a@b.nl', Gebruiker_Achternaam: 'Berg' }

describe('I26 the layout of an export', () => {
  it('writes what the import reads back, whatever the value, or nothing', () => {
    const { header, cells } = layoutFor('werkgever', null, false)
    const binding = bind(header, null)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('', "'", '=', "'=", ' '), (text, before) => {
        const name = before + text
        const written = cells({ ...user, Gebruiker_Roepnaam: name })
        if (written) expect(mapRow(binding, 'werkgever', 2, written).values.Gebruiker_Roepnaam).toBe(name)
        // Ordinary names are never left out.
        else expect(name).not.toMatch(/^[\p{L}][\p{L} '-]{0,200}[\p{L}]$/u)
      }),
      { numRuns: 2000 },
    )
  })

  it('two targets that one column feeds must say the same', () => {
    const { header, cells } = layoutFor('werkgever', mapping({ columns: { Gebruiker_Code: 'Mail', Gebruiker_Email: 'Mail' } }), false)
    expect(header.filter((name) => name === 'Mail')).toHaveLength(1)
    expect(cells({ ...user, Gebruiker_Email: 'a@b.nl' })).not.toBeNull()
    expect(cells({ ...user, Gebruiker_Email: 'other@b.nl' })).toBeNull()
  })

  it('a column that takes the name of another target feeds both', () => {
    const { cells } = layoutFor('werkgever', mapping({ columns: { Gebruiker_Code: 'Gebruiker_Email' } }), false)
    expect(cells({ ...user, Gebruiker_Email: 'a@b.nl' })).not.toBeNull()
    expect(cells(user)).toBeNull()
  })

  it('never names a BSN', () => {
    for (const element of ['werkgever', 'afdeling', 'werknemer'] as const)
      expect(layoutFor(element, null, true).header.join()).not.toMatch(/bsn|extern|object/i)
  })
})
