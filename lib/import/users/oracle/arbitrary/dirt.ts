import type { Target } from '../columns'
import type { Element } from '../world'
import type { Draw } from './draw'
import { CODES, NET_IDS, NUMBERS } from './world'

/** How many cells in a hundred are spoilt. */
export type Dirt = { percent: number; element: Element }

/** What people put into a column that does not belong there, or not quite. The letter in the group's look-alike is Cyrillic. */
const WRONG: Partial<Record<Target, string[]>> = {
  Werkgevercode: ['9999', '1', '12', '0001 ', '0003', '0002'],
  AfdelingCode: ['weg', 'a1', 'A1', '10', '010'],
  AutorisatieNiveau: ['0', '-1', 'x', '1.5', '3', '02', '٣'],
  Werknemer_Personeelsnummer: ['1', '999999', ...NUMBERS],
  Gebruiker_GebruikersGroep: ['Niets', 'Directie', 'hr', '\u041dR', 'Leidinggevenden', 'P&O', 'Managers'],
  Gebruiker_Rol: ['geen', 'LEZER', 'Systeem', 'Schrijver'],
  Gebruiker_Code: [...CODES, ''],
  Gebruiker_NetId: NET_IDS,
  Gebruiker_Inlognaam: ['inlog1', 'DEMO.jberg', 'n'.repeat(33), 'n'.repeat(32)],
  Gebruiker_Personeelsnummer: [...NUMBERS, '777'],
  Gebruiker_Geslacht: ['Z', 'Man', 'vrouw', 'onbekend', '1'],
  Gebruiker_Email: ['geen', 'a@b', 'a b@c.nl', 'c@x.nl'],
  Gebruiker_Email2: ['geen', 'c@x.nl'],
}
const SPACES = [' ', '\u00a0', '\t']

/** The cell as it ends up in the file. */
export function dirty(d: Draw, target: Target, value: string, { percent, element }: Dirt): string {
  if (unusedBy(element, target)) return value !== '' && d.chance(50) ? '' : value
  if (percent === 0 || !d.chance(percent)) return value
  switch (d.pick(['wrong', 'wrong', 'wrong', 'empty', 'case', 'space', 'apostrophe', 'long', 'control'] as const)) {
    case 'wrong':
      return d.pick(WRONG[target] ?? ['iets anders'])
    case 'empty':
      return ''
    case 'case':
      return d.pick([value.toUpperCase(), value.toLowerCase()])
    case 'space':
      return d.pick(SPACES) + value + d.pick(SPACES)
    case 'apostrophe':
      return d.pick(["'=", "'+", "'"]) + value
    case 'long':
      return d.pick(['x'.repeat(255), 'é'.repeat(256)])
    case 'control':
      return `${value}${d.pick(['\u0001x', '\u007fx', '\ud800', 'a\nb'])}`
  }
}

const unusedBy = (element: Element, target: Target): boolean =>
  (target === 'Werknemer_Personeelsnummer' && element !== 'werknemer') ||
  ((target === 'AfdelingCode' || target === 'AutorisatieNiveau') && element !== 'afdeling')
