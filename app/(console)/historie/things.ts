import type { Thing } from '@/lib/history/entry'
import { words } from '@/lib/kernel/words'

/** The kinds of thing that can be filtered by, in the order of their words. */
export const things = Object.keys(words('nl').historyList.things) as Thing[]

export const isThing = (text: string | undefined): text is Thing => things.some((thing) => thing === text)
