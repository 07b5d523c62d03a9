import { expect, it } from 'vitest'
import { readHere } from './testing/here'

it.each([
  ['the first row, when no row has three known names', 'naam;code\n1;2\n', 1],
  ['the first filled row', '\n;;\nnaam;code\n1;2\n', 3],
  ['the first with three known names', 'Export;van;vandaag\n\nWerkgevercode;AfdelingCode;Gebruiker_Code\n1;2;3\n', 3],
  ['whatever the case, spaces and underscores', 'Titel\nWERKGEVER CODE;afdeling_code; gebruikercode \n1;2;3\n', 2],
  ['of the second set', 'Titel;x\nGebruikersgroep;Gebruikercode;Inlognaam\n1;2;3\n', 2],
  ['not a name that comes twice', 'Werkgevercode;Werkgevercode;Werkgevercode\nWerkgevercode;AfdelingCode;Gebruiker_Rol\n', 2],
])('I3 the header is %s', async (_, text, row) => {
  expect((await readHere(text)).facts.headerRow).toBe(row)
})

it('I3 knows the names that a sheet of its own kind has', async () => {
  const text = 'Afdelingen;per;1 maart\nWerkgevercode;Naam;BovenliggendeAfdelingCode\n1;2;3\n'
  expect((await readHere(text)).facts.headerRow).toBe(1)
  expect((await readHere(text, { known: ['Naam', 'BovenliggendeAfdelingCode'] })).facts.headerRow).toBe(2)
})

it('keeps a name as it is: __proto__ is one like any other', async () => {
  const { facts, rows } = await readHere('__proto__;constructor; naam \nx;y;z\n')
  expect(facts.header).toEqual(['__proto__', 'constructor', ' naam '])
  expect(rows[0]?.cells).toEqual(['x', 'y', 'z'])
})
