import { expect, it } from 'vitest'
import { propose } from './bind'

const valuesIn = (columns: Record<string, string[]>) => {
  const header = Object.keys(columns)
  return propose(header, (index) => columns[header[index] ?? ''] ?? [])
}

it('I4 a column "Niveau" is proposed as depth where it holds depths', () => {
  expect(valuesIn({ Niveau: ['1', '', '3'] })).toEqual({ AutorisatieNiveau: 'Niveau' })
})

it('P7 the level of a user is never proposed as anything', () => {
  expect(valuesIn({ Niveau: ['Gebruiker', 'Systeem', 'Beheer'] })).toEqual({})
  expect(valuesIn({ Niveau: ['1', '2', 'Systeem'], Lagen: ['1', '2', '1'] })).toEqual({ AutorisatieNiveau: 'Lagen' })
})

it('I4 a column "Naam" is proposed as last name where it holds no whole names', () => {
  expect(valuesIn({ Naam: ['Berg', 'Bruijn-Hofman'] })).toEqual({ Gebruiker_Achternaam: 'Naam' })
  expect(valuesIn({ Naam: ['Berg', 'Jan Berg'] })).toEqual({})
})

it('I4 the headings of the list of users on screen are proposed for what they hold', () => {
  const header = ['Gebruikerscode', 'Naam', 'Groep', 'Rol', 'E-mailadres', 'E-mailadres 2', 'Telefoonnummer 2']
  expect(valuesIn(Object.fromEntries(header.map((name) => [name, ['x y']])))).toEqual({
    Gebruiker_Code: 'Gebruikerscode',
    Gebruiker_GebruikersGroep: 'Groep',
    Gebruiker_Rol: 'Rol',
    Gebruiker_Email: 'E-mailadres',
    Gebruiker_Email2: 'E-mailadres 2',
    Gebruiker_Telefoonnummer2: 'Telefoonnummer 2',
  })
})
