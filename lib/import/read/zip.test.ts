import { describe, expect, it } from 'vitest'
import { readHere } from './testing/here'
import { text, workbook, workbookParts } from './testing/workbook'
import { zipOf } from './testing/zip'

const rows = `<row>${text('a')}${text('b')}</row><row>${text('1')}${text('2')}</row>`
const SHEET = 'xl/worksheets/sheet1.xml'

/** A workbook whose sheet lies about itself. */
function lying(lie: NonNullable<Parameters<typeof zipOf>[0][number]['lie']>): Buffer {
  return zipOf(workbookParts({ rows }).map((part) => (part.name === SHEET ? { ...part, lie } : part)))
}

describe('P8 zip files', () => {
  it('is read when it is whole', async () => {
    expect((await readHere(workbook({ rows }))).rows).toEqual([{ row: 2, cells: ['1', '2'] }])
  })

  it.each([
    ['a checksum that is wrong', lying({ crc: 1 }), 'zip-damaged'],
    ['a size too small', lying({ size: 10 }), 'zip-damaged'],
    ['a size too large', lying({ size: 100_000 }), 'zip-damaged'],
    ['a size that only its own header tells otherwise', lying({ localSize: 10 }), 'contradiction'],
    ['a name that only its own header tells otherwise', lying({ localName: 'xl/worksheets/sheet9.xml' }), 'contradiction'],
    ['a size beyond all measure', lying({ size: 2_000_000_000 }), 'zip-bomb'],
    ['a ratio beyond all measure', lying({ size: 50_000_000 }), 'zip-bomb'],
    ['more bytes than there are', lying({ compressed: 1_000_000 }), 'contradiction'],
    ['a part twice', zipOf([...workbookParts({ rows }), { name: 'XL/workbook.xml', bytes: '<x/>' }]), 'contradiction'],
    ['parts beyond counting', zipOf(Array.from({ length: 10_001 }, (_, i) => ({ name: `p${i}`, bytes: '' }))), 'zip-bomb'],
    ['names that climb out', zipOf([...workbookParts({ rows }), { name: '../../etc/passwd', bytes: 'x' }]), 'zip-damaged'],
    ['some other archive', zipOf([{ name: 'gebruikers.csv', bytes: 'a;b' }]), 'other-format'],
    [
      'an OpenDocument',
      zipOf([
        { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
        { name: 'content.xml', bytes: '<x/>' },
      ]),
      'other-format',
    ],
    ['half a file', workbook({ rows }).subarray(0, 900), 'zip-damaged'],
  ])('%s', async (_, file, code) => {
    await expect(readHere(file)).rejects.toMatchObject({ code })
  })

  it('refuses every file in which one bit of a part that is read was turned, or reads it right', async () => {
    const file = workbook({ rows, strings: ['x'], formats: ['000'] })
    const good = await readHere(file)
    for (let at = 0; at < file.length; at += 3) {
      const damaged = Buffer.from(file)
      damaged[at]! ^= 1 << (at % 8)
      const read = await readHere(damaged).catch((error) => error.name)
      if (read !== 'UnreadableFile') expect(read).toEqual(good)
    }
  })

  it('refuses two parts in the same bytes', async () => {
    const file = Buffer.from(workbook({ rows }))
    const directory = file.readUInt32LE(file.length - 6)
    // The second entry of the directory now points to where the first part lies.
    const second = directory + 46 + file.readUInt16LE(directory + 28)
    file.writeUInt32LE(file.readUInt32LE(directory + 42) + 5, second + 42)
    await expect(readHere(file)).rejects.toMatchObject({ code: 'contradiction' })
  })

  it('says that a part is locked', async () => {
    const file = Buffer.from(workbook({ rows }))
    const directory = file.readUInt32LE(file.length - 6)
    file[directory + 8]! |= 1
    await expect(readHere(file)).rejects.toMatchObject({ code: 'encrypted' })
  })
})
