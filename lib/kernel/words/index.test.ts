import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { type Area, languages, sentences, speaker, wordsOf } from '.'

type Tree = { [key: string]: string | Tree }
type Values = Record<string, string | number | ((chunks: unknown) => string)>

function sentencesIn(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : sentencesIn(value, `${path}${key}.`),
  )
}

/** What a sentence takes: its arguments by name with the kinds of value that make it speak differently, and its tags. */
type Taken = { values: Map<string, Set<string | number>>; tags: Set<string> }

function takenBy(elements: MessageFormatElement[], taken: Taken = { values: new Map(), tags: new Set() }): Taken {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    if (element.type === TYPE.tag) {
      taken.tags.add(element.value)
      takenBy(element.children, taken)
      continue
    }
    const samples = taken.values.get(element.value) ?? new Set()
    taken.values.set(element.value, samples)
    if (element.type === TYPE.select) for (const option of [...Object.keys(element.options), 'niet genoemd']) samples.add(option)
    else if (element.type === TYPE.plural) for (const count of [0, 1, 2, 12_345]) samples.add(count)
    else if (element.type === TYPE.number) samples.add(12_345)
    if ('options' in element) for (const { value } of Object.values(element.options)) takenBy(value, taken)
  }
  return taken
}

/** Every combination of values that may make a sentence speak differently; what it only repeats is a text with signs that mean something in ICU and HTML. */
function samplesOf({ values, tags }: Taken): Values[] {
  const marks = Object.fromEntries([...tags].map((tag) => [tag, (chunks: unknown) => `[${tag}:${[chunks].flat().join('')}]`]))
  return [...values].reduce<Values[]>(
    (made, [name, kinds]) =>
      made.flatMap((sample) => (kinds.size > 0 ? [...kinds] : ["O'Neil {<b>&#"]).map((value) => ({ ...sample, [name]: value }))),
    [marks],
  )
}

type Say = { markup: (key: string, values: Values) => string }

describe('words', () => {
  const dutch = new Map(sentencesIn(sentences('nl')))
  const english = new Map(sentencesIn(sentences('en')))
  const namesIn = (sentence: string) => {
    const { values, tags } = takenBy(parse(sentence))
    return { values: [...values.keys()].sort(), tags: [...tags].sort() }
  }

  it('English has every Dutch sentence and no other', () => {
    expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort())
  })

  it('both name the same arguments', () => {
    for (const [key, sentence] of dutch) expect([key, namesIn(english.get(key) ?? '')]).toEqual([key, namesIn(sentence)])
  })

  it.each(languages)('every sentence is valid ICU and compiled says what it says itself, whatever its values (%s)', (language) => {
    let said = 0
    for (const [key, sentence] of sentencesIn(sentences(language))) {
      expect(sentence, key).not.toContain('!')
      const [area, ...rest] = key.split('.')
      const say = speaker(language, area as Area) as unknown as Say
      const itself = new IntlMessageFormat(sentence, language)
      for (const values of samplesOf(takenBy(parse(sentence)))) {
        expect(say.markup(rest.join('.'), values), `${language} ${key} ${JSON.stringify(values)}`).toBe(itself.format(values))
        said++
      }
    }
    expect(said).toBeGreaterThan(sentencesIn(sentences(language)).length)
  })

  it('what a page hands to its client components is plain data', () => {
    const isPlain = (value: unknown): boolean =>
      typeof value !== 'object' ||
      (Array.isArray(value) && value.every(isPlain)) ||
      (Object.getPrototypeOf(value) === Object.prototype && Object.values(value as object).every(isPlain))
    for (const language of languages) {
      const areas = Object.keys(sentences(language)) as Area[]
      expect(Object.entries(wordsOf(language, areas)).filter(([, area]) => !isPlain(area))).toEqual([])
    }
  })
})
