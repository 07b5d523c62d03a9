import fc, { type GeneratorValue } from 'fast-check'

/** Random choices that fast-check can replay and shrink; the first of a list and "no" are the simplest. */
export type Draw = {
  below: (count: number) => number
  pick: <T>(list: readonly T[]) => T
  chance: (percent: number) => boolean
  /** Every item with this chance, in their order. */
  some: <T>(list: readonly T[], percent: number) => T[]
  shuffled: <T>(list: readonly T[]) => T[]
}

/** Without fast-check's taste for extremes, which would turn "4 in 100" into far more. */
const upTo = (max: number) => fc.noBias(fc.nat({ max }))

export function drawFrom(g: GeneratorValue): Draw {
  const below = (count: number) => g(upTo, Math.max(0, count - 1))
  const chance = (percent: number) => below(100) >= 100 - percent
  return {
    below,
    chance,
    pick: (list) => list[below(list.length)]!,
    some: (list, percent) => list.filter(() => chance(percent)),
    shuffled: (list) => {
      const rest = [...list]
      return list.map(() => rest.splice(below(rest.length), 1)[0]!)
    },
  }
}
