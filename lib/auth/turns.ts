/**
 * Who asks: someone who is known (signed in, with a browser that signed in before, or with a one-time link), or else the network of a source
 * address. Each has a share of its own, however many others ask (P13).
 */
export type Asker = `user ${number}` | `network ${string}`

/** Thrown when more wait than this server can bear; the door answers 503. */
export class Busy extends Error {
  constructor() {
    super('too many wait')
    this.name = 'Busy'
  }
}

/** Ends a wait: with a place, or without. */
type End = (admitted: boolean) => void
/** At most `atOnce` go on, and `most` wait. `waiting` stands in the order of turns: an asker is in it as long as it has someone waiting. */
export type Line = { atOnce: number; most: number; running: number; places: number; waiting: Map<Asker, End[]> }

export const emptyLine = (atOnce: number, most: number): Line => ({ atOnce, most, running: 0, places: 0, waiting: new Map() })

/**
 * Does work when it is the asker's turn. Askers take turns, so that a flood from one holds up that one alone; and when all places are taken, the asker
 * with the most of them gives one up to whoever has fewer. Throws Busy: there is no place, or it had to be given up.
 */
export async function inTurn<T>(line: Line, asker: Asker, work: () => Promise<T>): Promise<T> {
  if (line.running < line.atOnce) line.running++
  else if (!(await placeIn(line, asker))) throw new Busy()
  try {
    return await work()
  } finally {
    next(line)
  }
}

async function placeIn(line: Line, asker: Asker): Promise<boolean> {
  if (line.places >= line.most && !giveUpFor(line, asker)) return false
  return new Promise((end) => {
    line.places++
    const queue = line.waiting.get(asker)
    if (queue) queue.push(end)
    else line.waiting.set(asker, [end])
  })
}

/** Whoever leaves hands its place over, so that nobody can slip in between; whoever had a turn stands last. */
function next(line: Line): void {
  const [turn] = line.waiting
  if (!turn) {
    line.running--
    return
  }
  const [asker, [first, ...others]] = turn
  line.waiting.delete(asker)
  if (others.length > 0) line.waiting.set(asker, others)
  line.places--
  first!(true)
}

/** Takes the latest place of the asker that has the most; answers whether there was one to take. */
function giveUpFor(line: Line, asker: Asker): boolean {
  const own = line.waiting.get(asker)?.length ?? 0
  const [most, queue] = largest(line)
  // A crowd of networks with a place each does not keep out who is known.
  const known = own === 0 && isKnown(asker) && !isKnown(most)
  if (queue.length <= own + 1 && !known) return false
  const last = queue.pop()!
  if (queue.length === 0) line.waiting.delete(most)
  line.places--
  last(false)
  return true
}

const isKnown = (asker: Asker): boolean => asker.startsWith('user ')

/** The asker with the most places; of equals a network. */
const largest = ({ waiting }: Line): [Asker, End[]] =>
  [...waiting].reduce((most, one) => {
    const more = one[1].length - most[1].length
    return more > 0 || (more === 0 && !isKnown(one[0])) ? one : most
  })
