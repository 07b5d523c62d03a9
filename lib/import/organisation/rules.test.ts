import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circles, endsTooMany, readRow, recognise } from './rules'

const layoutOf = (header: string) => {
  const layout = recognise(header.split(','))
  if (!layout) throw new Error(`not recognised: ${header}`)
  return layout
}
const remarksOf = (header: string, ...cells: string[]) =>
  readRow(layoutOf(header), cells).remarks.map((r) => `${r.column} ${r.severity} ${r.code}`)

describe('U5 recognising a sheet by its header', () => {
  it.each([
    ['Werkgevercode,Naam,Werkgevergroep', 'werkgevers'],
    ['naam, WERKGEVER_CODE', 'werkgevers'],
    ['Werkgevercode,AfdelingCode,Naam,BovenliggendeAfdelingCode', 'afdelingen'],
    ['Bovenliggende Afdeling Code,Afdeling_Code,Werkgevercode', 'afdelingen'],
    ['Werkgevercode,Personeelsnummer,AfdelingCode,Achternaam', 'werknemers'],
    ['Achternaam,Personeels nummer,werkgevercode', 'werknemers'],
  ])('%s is %s', (header, sheet) => expect(recognise(header.split(','))?.sheet).toBe(sheet))

  it.each([
    ['no key', 'Naam,Werkgevergroep'],
    ['nothing but the key', 'Werkgevercode'],
    ['departments without their code', 'Werkgevercode,Naam,BovenliggendeAfdelingCode'],
    ['employees without their number', 'Werkgevercode,AfdelingCode,Achternaam'],
    ['a user import', 'Werkgevercode,AfdelingCode,Gebruiker_GebruikersGroep,Gebruiker_Code'],
    ['the second set of headings', 'Gebruikersgroep,Gebruikercode,Achternaam,Personeelsnummer,WerkgeverCode'],
    ['hostile names', '__proto__,constructor,Werkgevercode'],
  ])('refuses %s', (_, header) => expect(recognise(header.split(','))).toBeNull())

  it('lists what it does not know, the second of two equal names included', () =>
    expect(layoutOf('Werkgevercode,Naam,Plaats,naam').unknown).toEqual(['Plaats', 'naam']))
})

describe('U5 reading a row', () => {
  const employees = 'Werkgevercode,Personeelsnummer,Geslacht,EmailadresWerk,Achternaam'

  it('U6 trims, the no-break space too; an empty cell is null', () => {
    const { values, remarks } = readRow(layoutOf(employees), ['\u00a00012 ', '000123', '', '', '\t'])
    expect([...values.values()]).toEqual(['0012', '000123', null, null, null])
    expect(remarks).toEqual([])
  })

  it.each([
    ['M', 'M'],
    ['v', 'V'],
    ['Man', 'M'],
    ['VROUW', 'V'],
    ['o', 'O'],
    ['Onbekend', 'O'],
    ['X', 'X'],
  ])('I15 gender %s becomes %s', (text, gender) =>
    expect(readRow(layoutOf(employees), ['1', '1', text, '', '']).values.get('gender')).toBe(gender),
  )

  it('refuses what cannot be stored or meant, with the cell it stands in', () => {
    expect(remarksOf(employees, '', '1', 'Z', 'geen adres', 'x'.repeat(256))).toEqual([
      'Werkgevercode error missing-value',
      'Achternaam error value-too-long',
      'Geslacht error invalid-gender',
      'EmailadresWerk warning invalid-email',
    ])
    expect(remarksOf(employees, '1', '1', '', '', 'a\0b')).toEqual(['Achternaam error invalid-character'])
    expect(remarksOf(employees, '1', '1', '', '', 'a\ud800b')).toEqual(['Achternaam error invalid-character'])
    expect(readRow(layoutOf(employees), ['1', '1', '', '', ''], [4]).remarks[0]?.code).toBe('cell-error')
  })

  it('takes the apostrophe off that keeps a spreadsheet from running a formula', () => {
    const name = (cell: string) => readRow(layoutOf('Werkgevercode,Naam'), ['1', cell]).values.get('name')
    expect(["'=A1", "'+31 6", "'t Hart", "''=x"].map(name)).toEqual(['=A1', '+31 6', "'t Hart", "''=x"])
  })

  it('splits groups by |, the first spelling of each', () => {
    const groups = (cell: string) => readRow(layoutOf('Werkgevercode,Werkgevergroep'), ['1', cell]).values.get('groups')
    expect(groups(' Noord |kern|| NOORD')).toBe('[{"name":"Noord","key":"noord"},{"name":"kern","key":"kern"}]')
    expect(groups('')).toBe('[]')
  })
})

describe('U5 circles in a tree', () => {
  const members = (parents: Record<string, string>) =>
    circles(Object.entries(parents).map(([key, parent]) => ({ key, parent }))).map((node) => node.key)

  it('names the members, not what hangs under them', () => {
    expect(members({ a: 'b', b: 'c', c: 'a', d: 'a', e: 'd' })).toEqual(['a', 'b', 'c'])
    expect(members({ e: 'd', d: 'a', a: 'b', b: 'a' })).toEqual(['a', 'b'])
    expect(members({ a: 'a' })).toEqual(['a'])
    expect(members({ a: 'b', b: 'top' })).toEqual([])
  })

  it('finds exactly those that come back to themselves', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(11), { maxLength: 12 }), (parents) => {
        const nodes = parents.map((parent, key) => ({ key: String(key), parent: String(parent) }))
        const returns = (key: number) => {
          let at: number | undefined = parents[key]
          for (let step = 0; at !== undefined && step < 20; step++, at = parents[at]) if (at === key) return true
          return false
        }
        expect(circles(nodes).map((node) => Number(node.key))).toEqual(parents.map((_, key) => key).filter(returns))
      }),
    ))
})

it.each([
  [0, 0, false],
  [10, 21, false],
  [11, 23, true],
  [10, 20, true],
  [9, 20, false],
  [20, 200, false],
  [21, 200, true],
  [1, 1, true],
])('I20 ending %i of %i asks to be confirmed: %s', (ended, there, asks) => expect(endsTooMany(ended, there)).toBe(asks))
