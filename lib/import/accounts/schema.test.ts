import { describe, expect, it } from 'vitest'
import { readLimit } from './rules'
import { mappableTargets, mappingSchema, setAccountSchema } from './schema'

const accepts = (input: unknown) => setAccountSchema.safeParse(input).success

describe('I4 a custom mapping', () => {
  it('binds columns, constants and values', () => {
    const mapping = {
      columns: { Gebruiker_Code: 'Personeelsmail', Gebruiker_Inlognaam: 'Inlog' },
      constants: { Gebruiker_GebruikersGroep: 'HR' },
      values: { Werkgevercode: { '12': '0012', '': '0001' } },
    }
    expect(mappingSchema.parse(mapping)).toEqual(mapping)
  })

  it('may leave parts out', () => expect(mappingSchema.parse({})).toEqual({ columns: {}, constants: {}, values: {} }))

  it('I16 has 19 targets and knows no BSN, ExternId or ObjectId', () => {
    expect(mappableTargets).toHaveLength(19)
    for (const name of ['Gebruiker_BSN', 'Gebruiker_ExternId', 'Gebruiker_ObjectId', 'Niveau', '__proto__'])
      expect(mappingSchema.safeParse({ columns: JSON.parse(`{"${name}":"x"}`) }).data?.columns ?? {}, name).toEqual({})
    expect(mappingSchema.safeParse({ columns: { Gebruiker_BSN: 'BSN' } }).success).toBe(false)
  })

  it('refuses a target that is bound twice, unknown parts and control characters', () => {
    expect(mappingSchema.safeParse({ columns: { Gebruiker_Rol: 'Rol' }, constants: { Gebruiker_Rol: 'x' } }).success).toBe(false)
    expect(mappingSchema.safeParse({ column: {} }).success).toBe(false)
    expect(mappingSchema.safeParse({ constants: { Gebruiker_Rol: 'a\u0000' } }).success).toBe(false)
    expect(mappingSchema.safeParse({ columns: { Gebruiker_Rol: ' ' } }).success).toBe(false)
  })

  it('does not let a source value touch a prototype', () => {
    const { values } = mappingSchema.parse({ values: { Werkgevercode: JSON.parse('{"__proto__":"0012"}') } })
    expect(Object.getPrototypeOf(values.Werkgevercode)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>)['0012']).toBeUndefined()
  })
})

describe('I20 safeguards', () => {
  it('are a number, a percentage or off', () => {
    expect(readLimit('10')).toEqual({ kind: 'count', count: 10 })
    expect(readLimit(' 7,5 %')).toEqual({ kind: 'percent', percent: 7.5 })
    expect(readLimit('OFF')).toEqual({ kind: 'off' })
    for (const wrong of ['', '-1', '101%', '1e3', 'uit', '5%%', '1.5']) expect(readLimit(wrong), wrong).toBeNull()
  })

  it('of rows with errors know no number', () => {
    expect(accepts({ code: 'a', maxErrorRows: '10' })).toBe(false)
    expect(accepts({ code: 'a', maxErrorRows: '10%' })).toBe(true)
    expect(setAccountSchema.parse({ code: 'a', maxMoved: ' 7,5 % ' }).maxMoved).toBe('7.5%')
  })
})

describe('settings of an account', () => {
  it('are strict: unknown fields, values and addresses are refused', () => {
    expect(accepts({ code: 'demo', level: 'system' })).toBe(false)
    expect(accepts({ code: 'demo', template: 'alles' })).toBe(false)
    expect(accepts({ code: 'demo', recipients: ['geen adres'] })).toBe(false)
    expect(accepts({ code: ' ' })).toBe(false)
    expect(accepts({ code: 'demo', scope: { kind: 'employers', codes: [] } })).toBe(false)
  })

  it('hold nothing unseen in the code, and nothing that turns the direction of a name; an address is of sane length', () => {
    for (const unseen of ['\u202e', '\u2066', '\u200f']) {
      for (const field of ['name', 'prefix', 'ssoDomain']) expect(accepts({ code: 'demo', [field]: `a${unseen}b` }), field).toBe(false)
      expect(accepts({ code: `demo${unseen}` })).toBe(false)
    }
    expect(accepts({ code: 'demo\u200b' })).toBe(false)
    expect(accepts({ code: 'demo', recipients: ['an@voorbeeld.example', ' bo@voorbeeld.example '] })).toBe(true)
    for (const address of [`an@${'b.'.repeat(200)}nl`, 'a\u200bn@voorbeeld.example', 'an@voorbeeld.example\r\nBcc: bo@voorbeeld.example'])
      expect(setAccountSchema.safeParse({ code: 'demo', recipients: [address] }).success, address.slice(0, 30)).toBe(false)
  })

  it('an empty prefix or domain clears it', () => {
    expect(setAccountSchema.parse({ code: 'a', prefix: ' ', ssoDomain: '' })).toEqual({ code: 'a', prefix: null, ssoDomain: null })
  })
})
