import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { languages, speaker, words } from '.'

type Tree = { [key: string]: string | Tree }

function sentences(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : sentences(value, `${path}${key}.`),
  )
}

/** The names of a sentence's arguments; what a plural or a choice says in its branches is no name. */
const argumentsOf = (sentence: string) => [...new Set(namesIn(parse(sentence)))].sort()

const namesIn = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.tag) return namesIn(element.children)
    const branches = 'options' in element ? Object.values(element.options) : []
    return [element.value, ...branches.flatMap(({ value }) => namesIn(value))]
  })

describe('words', () => {
  const dutch = new Map(sentences(words('nl')))
  const english = new Map(sentences(words('en')))

  it('English has every Dutch sentence and no other', () => {
    expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort())
  })

  it('both name the same arguments', () => {
    for (const [key, sentence] of dutch) expect([key, argumentsOf(english.get(key) ?? '')]).toEqual([key, argumentsOf(sentence)])
  })

  it('every sentence is valid ICU and no exclamation mark stands in one', () => {
    for (const language of languages) {
      for (const [key, sentence] of sentences(words(language))) {
        expect(sentence, key).not.toContain('!')
        const tags = [...sentence.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (inner: string) => inner])
        const values = Object.fromEntries([...argumentsOf(sentence).map((name) => [name, 1]), ...tags])
        const [area, ...rest] = key.split('.')
        const said = (speaker(language, area as never) as { markup: (key: string, values: object) => string }).markup(
          rest.join('.'),
          values,
        )
        expect(said, `${language} ${key}`).not.toBe(key)
      }
    }
  })
})
