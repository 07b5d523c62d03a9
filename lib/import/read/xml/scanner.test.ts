import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { XmlScanner } from './scanner'

/** What a document tells, text in one piece; null when it is refused. */
type Told = (['open', string, [string, string][]] | ['close', string] | ['text', string])[]

function ours(document: string, cuts: readonly number[] = []): Told | null {
  const told: Told = []
  const scanner = new XmlScanner({
    wantsText: true,
    open: (name, attributes) => told.push(['open', name, attributes.data()]),
    close: (name) => told.push(['close', name]),
    text: (text) => told.push(['text', text]),
  })
  const bytes = Buffer.from(document)
  let from = 0
  try {
    for (const cut of [...cuts, bytes.length].sort((a, b) => a - b)) {
      scanner.write(bytes.subarray(from, Math.min(cut, bytes.length)))
      from = Math.max(from, Math.min(cut, bytes.length))
    }
    scanner.end()
  } catch {
    return null
  }
  return joined(told)
}

/** The same by a parser that looks at every character. */
function theirs(document: string): Told | null {
  const told: Told = []
  const parser = new SaxesParser({ fragment: false })
  let refused = false
  let depth = 0
  parser.on('error', () => {
    refused = true
  })
  parser.on('doctype', () => {
    refused = true
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth++
    const data = Object.entries(attributes as Record<string, string>).filter(([key]) => key !== 'xmlns' && !/^(xmlns|xml|xsi):/.test(key))
    told.push(['open', local(name), data.map(([key, value]) => [local(key), value])])
  })
  parser.on('closetag', ({ name }) => {
    depth--
    told.push(['close', local(name)])
  })
  parser.on('text', (text) => depth && told.push(['text', text]))
  parser.on('cdata', (text) => told.push(['text', text]))
  parser.write(document).close()
  return refused ? null : joined(told)
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function joined(told: Told): Told {
  const whole: Told = []
  for (const event of told) {
    const last = whole.at(-1)
    if (event[0] === 'text' && last?.[0] === 'text') last[1] += event[1]
    else if (event[0] !== 'text' || event[1]) whole.push(event)
  }
  return whole
}

const name = fc.constantFrom('a', 'b', 'ns:c', 'Gebruiker_Code', 'x-1')
const text = fc.constantFrom(
  '',
  'x',
  ' \n',
  'Zoë €😀',
  '&amp;&lt;',
  '&#65;&#x20AC;',
  '<![CDATA[<&]]>',
  '<!-- <a> -->',
  'a\r\nb\rc',
  '\u00a0',
  '<?pi x?>',
)
const attribute = fc.tuple(fc.constantFrom('p', 'q', 'n:r'), fc.constantFrom('"1"', "'Ł'", '"a&amp;b"', '" x "', '"a\nb"', "'&#10;'"))
const element: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc
    .tuple(
      name,
      fc.uniqueArray(attribute, { selector: ([key]) => key, maxLength: 3 }),
      fc.array(fc.oneof({ maxDepth: 4 }, text, tie('node')), { maxLength: 3 }),
      fc.boolean(),
    )
    .map(([tag, attributes, content, spaced]) => {
      const open = `${tag}${attributes.map(([key, value]) => ` ${key}${spaced ? ' = ' : '='}${value}`).join('')}`
      return content.length ? `<${open}>${content.join('')}</${tag}${spaced ? ' ' : ''}>` : `<${open}/>`
    }),
})).node
const document = element.map((root) => `<?xml version="1.0"?>\n<!-- x -->${root}\n`)

describe('XML', () => {
  it('is told as another parser tells it, wherever it is cut', () => {
    fc.assert(
      fc.property(document, fc.array(fc.nat(400), { maxLength: 8 }), (xml, cuts) => {
        const told = theirs(xml)
        expect(told).not.toBeNull()
        expect(ours(xml, cuts)).toEqual(told)
      }),
      { numRuns: 600 },
    )
  })

  it('is refused when it is broken, or told alike', () => {
    fc.assert(
      fc.property(
        element,
        fc.nat(300),
        fc.constantFrom('', '<', '>', '"', '&', '/', 'x', ' ', '=', '</a>', '\u0001', '<b>'),
        fc.nat(4),
        (xml, at, piece, removed) => {
          const place = Math.min(at, xml.length)
          const broken = xml.slice(0, place) + piece + xml.slice(place + removed)
          fc.pre(broken.isWellFormed())
          const told = theirs(broken)
          const read = ours(broken)
          // What the other parser takes, we may refuse; what it refuses, we must not read as data with a hole in it.
          if (read !== null && told !== null) expect(read).toEqual(told)
          else if (read !== null) expect(leniently(broken)).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['<a>&unknown;</a>', 'xml-damaged'],
    ['<a>&#0;</a>', 'xml-damaged'],
    ['<a>\u0001</a>', 'xml-damaged'],
    ['<a p="1" p="2"/>', 'xml-damaged'],
    ['<a p=1/>', 'xml-damaged'],
    ['<a p="1"q="2"/>', 'xml-damaged'],
    ['<a></b>', 'xml-damaged'],
    ['<a/><b/>', 'xml-damaged'],
    ['<a/>x', 'xml-cut-off'],
    ['<a><b></a>', 'xml-damaged'],
    ['<a><b/>', 'xml-cut-off'],
    ['<a', 'xml-cut-off'],
    ['', 'xml-cut-off'],
    ['<1/>', 'xml-damaged'],
    ['<!DOCTYPE a><a/>', 'doctype'],
    ['<a><!DOCTYPE a></a>', 'doctype'],
    [`${'<a>'.repeat(65)}${'</a>'.repeat(65)}`, 'xml-too-deep'],
  ])('%s is refused: %s', (xml, code) => {
    const read = () => {
      const scanner = new XmlScanner({ wantsText: true, open: () => undefined, close: () => undefined, text: () => undefined })
      scanner.write(Buffer.from(xml))
      scanner.end()
    }
    expect(read).toThrow(expect.objectContaining({ code }))
  })

  it('names the line', () => {
    const scanner = new XmlScanner({ wantsText: false, open: () => undefined, close: () => undefined, text: () => undefined })
    scanner.write(Buffer.from('<a>\n<b/>\n'))
    expect(() => scanner.write(Buffer.from('<c/>\n<d></e>\n'))).toThrow(expect.objectContaining({ values: { line: 4 } }))
  })
})

/** Where we are more lenient than the standard and lose nothing by it: declarations and comments, which hold no data. */
const leniently = (xml: string): boolean => /<\?.|<!--|\]\]>/.test(xml)
