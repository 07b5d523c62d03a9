import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberText, plain } from './cell-text'
import { isoText } from './dates'

describe('I2 numbers as text', () => {
  it.each([
    // A code is shown as its format shows it.
    [123, '000000', '000123'],
    [-5, '00000', '-00005'],
    [0, '00000', '00000'],
    [12.6, '000', '013'],
    [42, '"NL"0000', 'NL0042'],
    [7, '"nr. "000', 'nr. 007'],
    [111222333, '000-000-000', '111-222-333'],
    [123456, '000\\-000', '123-456'],
    [31612345678, '"+"0', '+31612345678'],
    [0, '00000;-00000;"leeg"', 'leeg'],
    [-7, '0000;[Red]-0000', '-0007'],
    [5, '[<10]00;000', '05'],
    [12, '[$-413]000', '012'],
    [4.0000000001, '0', '4'],
    [2.5, '0', '3'],
    [-2.5, '0', '-3'],
    [12, '0_ ;\\-0\\ ', '12'],
    [-12, '0_ ;\\-0\\ ', '-12'],
    [12, '[Blue]0', '12'],
    // Any other number is itself.
    [12345, 'General', '12345'],
    [12345, '#,##0', '12345'],
    [42, '0.00', '42'],
    [0.125, '0.00%', '0.125'],
    [1.2e15, '0.00E+00', '1200000000000000'],
    [0.1 + 0.2, 'General', '0.3'],
    [123, '@', '123'],
    [12, '€ #,##0', '12'],
    [12, '[$€-413] 0', '12'],
    [0.5, '# ?/?', '0.5'],
    [5, ';;;', '5'],
    [1234, 'Standaard', '1234'],
    [1234, '', '1234'],
  ])('%s in %j is %j', (value, format, text) => {
    expect(numberText(format, false)(value)).toBe(text)
  })

  it.each([
    [45352, 'yyyy-mm-dd', '2024-03-01'],
    [45352, 'd/m/yy', '2024-03-01'],
    [45352, '[$-413]d mmmm yyyy;@', '2024-03-01'],
    [45352, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2024-03-01'],
    [45352, 'mmm-yy', '2024-03-01'],
    [45352.5, 'dd-mm-yyyy hh:mm', '2024-03-01T12:00:00'],
    [45352.99999999999, 'dd-mm-yyyy hh:mm', '2024-03-02'],
    [45352.123456, 'dd-mm-yyyy hh:mm:ss', '2024-03-01T02:57:46.598'],
    [0.5, 'h:mm', '12:00:00'],
    [0, 'h:mm', '00:00:00'],
    [1.5, '[h]:mm:ss', '36:00:00'],
    [1, 'dd-mm-yyyy', '1900-01-01'],
    [59, 'dd-mm-yyyy', '1900-02-28'],
    [60, 'dd-mm-yyyy', '1900-02-29'],
    [61, 'dd-mm-yyyy', '1900-03-01'],
    [2_958_465, 'dd-mm-yyyy', '9999-12-31'],
    [2_958_466, 'dd-mm-yyyy', '2958466'],
    [-1, 'dd-mm-yyyy', '-1'],
  ])('%s as date %j is %j', (value, format, text) => {
    expect(numberText(format, false)(value)).toBe(text)
    expect(numberText(format, false)(value)).toBe(text)
  })

  it('counts days from 1904 where the workbook does', () => {
    expect(numberText('dd-mm-yyyy', true)(43890)).toBe('2024-03-01')
    expect(numberText('dd-mm-yyyy', true)(0)).toBe('1904-01-01')
  })

  it('never writes an exponent, and loses nothing of 15 digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plain(value)
        expect(text).toMatch(/^-?\d+(\.\d+)?$/)
        expect(Number(text)).toBe(Number(value.toPrecision(15)))
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (value) => {
        expect(plain(value)).toBe(String(value))
      }),
    )
  })

  it.each([
    ['2024-03-01', '2024-03-01'],
    ['2024-03-01T00:00:00', '2024-03-01'],
    ['2024-03-01T00:00:00.000Z', '2024-03-01'],
    ['2024-03-01T13:45', '2024-03-01T13:45:00'],
    ['2024-03-01T13:45:10.500', '2024-03-01T13:45:10.5'],
    ['1 maart', undefined],
  ])('%s, written as a date, is %s', (written, text) => {
    expect(isoText(written)).toBe(text)
  })
})
