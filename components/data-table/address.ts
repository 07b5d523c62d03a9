/** The state of a list lives in its address: what it shows can be sent to someone, and back works. */
export type ListState = Readonly<Record<string, string | undefined>>

/** The address of the same list with some of its state changed (`undefined` takes it away). The place in the list is left behind unless named. */
export function withState(state: ListState, change: ListState, places: readonly string[] = ['na', 'voor', 'rij']): string {
  const kept = Object.entries(state).filter(([name]) => !places.includes(name))
  const all = Object.entries({ ...Object.fromEntries(kept), ...change }).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const query = new URLSearchParams(all).toString()
  return query ? `?${query}` : '?'
}

/** The number of the first row that a list shows, as its address has it. */
export const firstRow = (state: ListState): number => Math.max(1, Number.parseInt(state.rij ?? '1', 10) || 1)

/** What the address of the page before and of the page after has, for `withState`; null where there is none. Of `size` rows is a whole page. */
export const pagesAround = (
  { items, next, previous }: { items: readonly unknown[]; next: string | null; previous: string | null },
  from: number,
  size: number,
) => ({
  previous: previous && { voor: previous, na: undefined, rij: String(Math.max(1, from - size)) },
  next: next && { na: next, voor: undefined, rij: String(from + items.length) },
})

export type Sorting = { href: string; sorted?: 'ascending' | 'descending' }

/**
 * What a head that sorts needs (`SortTh`): once up, once more down. `word` is what the address has for it, one of `words`; undefined for the order that
 * needs none, which begins downwards where `down` says so (the latest first).
 */
export function sortHead(state: ListState, word: string | undefined, words: readonly string[], down = false): Sorting {
  const now = word === undefined ? !words.includes(state.sorteer ?? '') : word === state.sorteer
  const first = down && word === undefined
  const descending = sortsDown(state, first)
  const turned = now && descending === first
  return {
    href: withState(state, { sorteer: word, richting: turned ? (first ? 'op' : 'af') : undefined }),
    sorted: now ? (descending ? 'descending' : 'ascending') : undefined,
  }
}

/** Whether an address sorts downwards; `first`: whether it does where nothing is said. */
export const sortsDown = (state: ListState, first = false): boolean => (first ? state.richting !== 'op' : state.richting === 'af')

type Given = Record<string, string | string[] | undefined>

/** The named parameters of an address, each at most once and of sane length; everything else is left alone. */
export function stateOf(given: Given, names: readonly string[]): ListState {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = given[name]
      const text = (Array.isArray(value) ? value[0] : value)?.slice(0, 500)
      return text ? [[name, text]] : []
    }),
  )
}

/** The key of a row that a part of an address means; undefined for whatever is none. */
export function idIn(text: string | null | undefined): number | undefined {
  const id = /^\d{1,15}$/.test(text ?? '') ? Number(text) : 0
  return id > 0 ? id : undefined
}

/** What a word of an address stands for; undefined for one that is not among `words`. */
export const meaningIn = <T extends object>(words: T, word: string | undefined): T[keyof T] | undefined =>
  word !== undefined && Object.hasOwn(words, word) ? words[word as keyof T] : undefined
