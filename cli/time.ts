import { WrongUse } from './io'

const iso = /^[1-9]\d{3}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** A moment given on the command line in ISO 8601, from the year 1000 on; a day alone is its beginning in UTC. Throws `WrongUse` with the sentence. */
export function momentOf(value: string | undefined, sentence: string): Date | undefined {
  if (value === undefined) return undefined
  const moment = new Date(value)
  if (!iso.test(value) || Number.isNaN(moment.getTime())) throw new WrongUse(sentence)
  return moment
}
