import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { cellsHere, readHere } from './testing/here'

const TEXT = 'Werkgevercode;Gebruiker_Achternaam;Gebruiker_Roepnaam\r\n0001;Çelik;Zoë\r\n0002;Müller;Renée\r\n'
const WIDE = TEXT.replace('Çelik', 'Dąbrowski')
const bytes = (text: string, encoding: string, mark = false) => iconv.encode(text, encoding, { addBOM: mark })

describe('I1 encodings', () => {
  it.each([
    ['utf-8', bytes(WIDE, 'utf8'), 'Dąbrowski'],
    ['utf-8', bytes(WIDE, 'utf8', true), 'Dąbrowski'],
    ['utf-16le', bytes(WIDE, 'utf-16le', true), 'Dąbrowski'],
    ['utf-16le', bytes(WIDE, 'utf-16le'), 'Dąbrowski'],
    ['utf-16be', bytes(WIDE, 'utf-16be', true), 'Dąbrowski'],
    ['utf-16be', bytes(WIDE, 'utf-16be'), 'Dąbrowski'],
    ['utf-32le', bytes(WIDE, 'utf-32le', true), 'Dąbrowski'],
    ['windows-1252', bytes(TEXT, 'windows-1252'), 'Çelik'],
  ])('finds %s', async (encoding, file, name) => {
    const { facts, rows } = await readHere(file)
    expect(facts).toMatchObject({ encoding, header: ['Werkgevercode', 'Gebruiker_Achternaam', 'Gebruiker_Roepnaam'] })
    expect(rows[0]?.cells).toEqual(['0001', name, 'Zoë'])
    expect(rows[1]?.cells).toEqual(['0002', 'Müller', 'Renée'])
  })

  it('reads the signs that Windows-1252 has and ISO-8859-1 has not', async () => {
    expect(await cellsHere(bytes('naam;bedrag\n’s-Gravenhage;€ 5…\n', 'windows-1252'))).toEqual([
      ['naam', 'bedrag'],
      ['’s-Gravenhage', '€ 5…'],
    ])
  })

  it('obeys the encoding that the user chose', async () => {
    const file = bytes(TEXT, 'cp850')
    expect((await readHere(file)).rows[0]?.cells[1]).not.toBe('Çelik')
    const { facts, rows } = await readHere(file, { encoding: 'CP850' })
    expect(facts.encoding).toBe('cp850')
    expect(rows[0]?.cells[1]).toBe('Çelik')
    expect(await cellsHere(bytes(WIDE, 'utf8', true), { encoding: 'UTF-8' })).toEqual(await cellsHere(bytes(WIDE, 'utf8')))
    expect(await cellsHere(bytes(WIDE, 'utf-16le', true), { encoding: 'utf-16le' })).toEqual(await cellsHere(bytes(WIDE, 'utf8')))
  })

  it.each([
    ['an encoding that does not exist', bytes(TEXT, 'utf8'), { encoding: 'klingon' }, 'unknown-encoding'],
    ['UTF-8 chosen for what is none', bytes(TEXT, 'windows-1252'), { encoding: 'utf-8' }, 'wrong-encoding'],
    [
      'a mark of UTF-8 before what is none',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes(TEXT, 'windows-1252')]),
      {},
      'wrong-encoding',
    ],
    ['UTF-8 cut within a letter', bytes(`${TEXT}0003;Zoë`, 'utf8').subarray(0, -1), {}, 'truncated'],
    ['UTF-16 cut within a letter', bytes(TEXT, 'utf-16le', true).subarray(0, -1), {}, 'truncated'],
    [
      'UTF-8 with a line of Windows-1252 in it',
      Buffer.concat([bytes(TEXT.repeat(5), 'utf8'), bytes('0009;Özdemir;X\r\n', 'windows-1252')]),
      {},
      'mixed-encoding',
    ],
  ])('refuses %s', async (_, file, job, code) => {
    await expect(readHere(file, job)).rejects.toMatchObject({ code })
  })

  it('finds letters that a piece of the file cuts in two', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${i};é€😀ł`)
    for (const encoding of ['utf8', 'utf-16le', 'utf-16be']) {
      const { rows } = await readHere(bytes(`nummer;teken\n${'x'.repeat(encoding.length % 3)};y\n${lines.join('\n')}\n`, encoding, true))
      expect(new Set(rows.slice(1).map(({ cells }) => cells[1]))).toEqual(new Set(['é€😀ł']))
      expect(rows.length).toBe(60_001)
    }
  })
})
