import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { cellsHere, readHere } from '../testing/here'

const xml = (...records: string[]) => `<?xml version="1.0" encoding="UTF-8"?>\n<Gebruikers>${records.join('\n')}</Gebruikers>`
const COLUMNS = ['Werkgevercode', 'AfdelingCode', 'Gebruiker_Code']

describe('I1 XML of records', () => {
  it.each([
    ['children', xml('<r><Werkgevercode>1</Werkgevercode><AfdelingCode>2</AfdelingCode><Gebruiker_Code>3</Gebruiker_Code></r>')],
    ['attributes', xml('<r Werkgevercode="1" AfdelingCode="2" Gebruiker_Code="3"/>')],
    ['attributes and children', xml('<r Werkgevercode="1"><AfdelingCode>2</AfdelingCode><Gebruiker_Code>3</Gebruiker_Code></r>')],
    [
      'namespaces',
      `<x:a xmlns:x="urn:x" xmlns="urn:y"><x:b xmlns:z="urn:z" z:Werkgevercode="1"><AfdelingCode>2</AfdelingCode><x:Gebruiker_Code>3</x:Gebruiker_Code></x:b></x:a>`,
    ],
    [
      'schema attributes',
      `<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x"><b xml:lang="nl"><Werkgevercode xsi:nil="false">1</Werkgevercode><AfdelingCode>2</AfdelingCode><Gebruiker_Code>3</Gebruiker_Code></b></a>`,
    ],
    [
      'CDATA and references',
      xml(
        '<r><Werkgevercode><![CDATA[1]]></Werkgevercode><AfdelingCode>&#50;</AfdelingCode><Gebruiker_Code>3<!-- drie --></Gebruiker_Code></r>',
      ),
    ],
    ['one root in a byte order mark', `\ufeff${xml('<r Werkgevercode="1" AfdelingCode="2" Gebruiker_Code="3"/>')}`],
    [
      'a head that holds no columns',
      `<a><Datum>2024-03-01</Datum><Kop soort="x"/><b Werkgevercode="1" AfdelingCode="2" Gebruiker_Code="3"/></a>`,
    ],
  ])('reads %s', async (_, file) => {
    const { facts, rows } = await readHere(file)
    expect(facts).toMatchObject({ format: 'xml', headerRow: 1, header: COLUMNS })
    expect(rows).toEqual([{ row: 2, cells: ['1', '2', '3'] }])
  })

  it('keeps text as it is: white space, line ends, references, letters of any script', async () => {
    const file = xml('<r><Werkgevercode> 1 </Werkgevercode><b>x\r\ny</b><c>&lt;b&gt; &amp; “ł”</c><d>\u00a0</d></r>')
    expect((await cellsHere(file))[1]).toEqual([' 1 ', 'x\ny', '<b> & “ł”', '\u00a0'])
  })

  it('finds columns that first appear in a later record; record N is row N + 1, empty records counted', async () => {
    const { facts, rows } = await readHere(xml('<r><a>1</a></r>', '<r/>', '<r></r>', '<r><b>2</b></r>', '<r><b>4</b><a>3</a></r>'))
    expect(facts.header).toEqual(['a', 'b'])
    expect(rows).toEqual([
      { row: 2, cells: ['1', ''] },
      { row: 5, cells: ['', '2'] },
      { row: 6, cells: ['3', '4'] },
    ])
  })

  it('keeps both of two fields with one name', async () => {
    expect(await cellsHere(xml('<r><tel>1</tel><tel>2</tel></r>', '<r tel="3"><tel>4</tel><tel>5</tel></r>'))).toEqual([
      ['tel', 'tel', 'tel'],
      ['1', '2', ''],
      ['3', '4', '5'],
    ])
  })

  it.each(['UTF-8', 'ISO-8859-1', 'windows-1252', 'UTF-16LE', 'UTF-16BE'])('reads %s', async (encoding) => {
    const mark = encoding.startsWith('UTF-16')
    const file = `<?xml version="1.0" encoding="${encoding.slice(0, mark ? 6 : 20)}"?><a><b><Gebruiker_Achternaam>Çelik</Gebruiker_Achternaam></b></a>`
    const { facts, rows } = await readHere(iconv.encode(file, encoding, { addBOM: mark }))
    expect(rows[0]?.cells).toEqual(['Çelik'])
    expect(facts.encoding).toBe(encoding.toLowerCase())
  })

  it('reads UTF-8 that says it is UTF-16, as some programs save it', async () => {
    expect((await cellsHere('<?xml version="1.0" encoding="utf-16"?><a><b naam="Zoë"/></a>'))[1]).toEqual(['Zoë'])
  })

  it.each([
    ['records within groups', '<a><groep><r><Werkgevercode>1</Werkgevercode></r></groep></a>', 'xml-nested'],
    ['fields within fields', xml('<r><naam><voor>x</voor></naam></r>'), 'xml-nested'],
    ['records of two kinds', '<a><r Werkgevercode="1"/><s Werkgevercode="2"/></a>', 'xml-mixed'],
    ['two kinds without known columns', '<a><r x="1"/><r x="1"/><s y="2"/><s y="1"/></a>', 'xml-mixed'],
    ['text beside fields', xml('<r>los<Werkgevercode>1</Werkgevercode>los</r>'), 'xml-loose-text'],
    ['a root alone', '<a/>', 'xml-no-records'],
    ['text alone', '<a>tekst</a>', 'xml-no-records'],
    ['children without fields', '<a><b>1</b><b>2</b></a>', 'xml-no-records'],
    ['half a document', xml('<r><Werkgevercode>1</Werkgevercode></r>').slice(0, -8), 'xml-cut-off'],
    ['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><a><b x="1"/></a>', 'unknown-encoding'],
    [
      'bytes that are not what it declares',
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a><b x="Zo\xeb"/></a>', 'latin1'),
      'wrong-encoding',
    ],
    ['too many columns', xml(`<r>${Array.from({ length: 1_100 }, (_, i) => `<k${i}/>`).join('')}</r>`), 'too-many-columns'],
    ['an OpenDocument', '<office:document xmlns:office="urn:x"><office:body/></office:document>', 'other-format'],
  ])('refuses %s', async (_, file, code) => {
    await expect(readHere(file)).rejects.toMatchObject({ code })
  })

  it('P8 a tag named __proto__ is a column like any other', async () => {
    expect(await cellsHere(xml('<r><__proto__>1</__proto__><constructor>2</constructor></r>'))).toEqual([
      ['__proto__', 'constructor'],
      ['1', '2'],
    ])
    expect(await cellsHere('<__proto__><__proto__ __proto__="1"/></__proto__>')).toEqual([['__proto__'], ['1']])
  })
})
