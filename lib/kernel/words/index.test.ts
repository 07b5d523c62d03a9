import { describe, expect, it } from 'vitest'
import { languages, speaker, words } from '.'

type Tree = { [key: string]: string | Tree }

function sentences(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : sentences(value, `${path}${key}.`),
  )
}

const argumentsOf = (sentence: string) => [...new Set([...sentence.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((m) => m[1]))].sort()

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
        const values = { ...Object.fromEntries(argumentsOf(sentence).map((name) => [name, 1])), b: (inner: string) => inner }
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
