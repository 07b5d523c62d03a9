import compile from 'icu-minify/compile'

type Sentences = { readonly [key: string]: string | Sentences }
type Compiled = { [key: string]: ReturnType<typeof compile> | Compiled }

/** As plain data: React hands no object without a prototype to a client component, and the compiler makes such of plurals and choices. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))

const compiled = (sentences: Sentences): Compiled =>
  Object.fromEntries(
    Object.entries(sentences).map(([key, said]) => [key, typeof said === 'string' ? plain(compile(said)) : compiled(said)]),
  )

/**
 * The sentences of all areas as `use-intl/format-message/format-only` formats them, so that neither server nor browser parses ICU to say
 * something. An area is compiled when it is first asked for: a command of the command line needs two or three of them.
 */
export function compiledAreas<T extends { readonly [area: string]: Sentences }>(areas: T): T {
  const lazily = Object.entries(areas).map(([area, sentences]): [string, PropertyDescriptor] => {
    let made: Compiled | undefined
    return [area, { enumerable: true, get: () => (made ??= compiled(sentences)) }]
  })
  return Object.defineProperties({} as T, Object.fromEntries(lazily))
}
