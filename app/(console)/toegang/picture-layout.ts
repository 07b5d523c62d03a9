import type { PathStations } from '@/lib/access/paths'

export const stations = ['user', 'userGroup', 'employerGroup', 'end'] as const
export type Station = (typeof stations)[number]

/** One way from left to right: each station by its name, null where it does not pass one. */
export type Way = Record<Exclude<Station, 'end'>, string | null> & { end: string }

/** A box of the picture, its place in pixels; `others` counts what it stands for when that is more than its name says. */
export type Box = { name: string; column: number; others: number; x: number; y: number }
export type Point = [x: number, y: number]
export type Picture = { columns: Station[]; boxes: Box[]; lines: { from: Point; to: Point }[]; width: number; height: number }

export const boxSize = { width: 148, height: 40 }
const gap = { x: 44, y: 12 }

/** More boxes above each other than this cannot be read at a glance; then there is no picture. */
const tallest = 12
/** Of boxes that lead from and to the same ones so many are drawn, the others as one. */
const ofOneKind = 3

/** The ways that paths make: those of a user end at what they were given for, those to an element at that element. */
export const wayOf = (user: string | null, { userGroup, employerGroup, opens }: PathStations, end: string = opens): Way => ({
  user,
  userGroup,
  employerGroup,
  end,
})

type Node = { key: string; name: string; station: Station; others: number; left: Set<string>; right: Set<string> }
/** A node, or the place where lines from one pass a column that they do not stop in. */
type Slot = Node & { passes: boolean }

/**
 * Lays out user → user group → employer group → what is reached; columns that nothing stops in are left out, and a line that does not stop in one
 * passes between its boxes. Null when there is nothing to draw, or too much to read.
 */
export function layOut(ways: readonly Way[]): Picture | null {
  const nodes = gathered(graphOf(ways))
  const columns = stations.filter((station) => nodes.some((node) => node.station === station))
  const ofColumn = (station: Station) => nodes.filter((node) => node.station === station)
  if (columns.length < 2 || columns.some((station) => ofColumn(station).length > tallest)) return null
  const slots = withPasses(nodes, columns)
  const heightOf = (some: readonly Slot[]) => some.reduce((sum, slot) => sum + slotHeight(slot) + gap.y, -gap.y)
  const height = Math.max(...columns.map((station) => heightOf(slots.filter((slot) => slot.station === station))))
  const placed = new Map<string, Box & { passes: boolean }>()
  for (const [column, station] of columns.entries()) {
    const own = inOrderOf(
      placed,
      slots.filter((slot) => slot.station === station),
    )
    let y = (height - heightOf(own)) / 2
    for (const slot of own) {
      placed.set(slot.key, { name: slot.name, column, others: slot.others, x: column * (boxSize.width + gap.x), y, passes: slot.passes })
      y += slotHeight(slot) + gap.y
    }
  }
  const point = (key: string, side: 0 | 1): Point => {
    const { x, y, passes } = placed.get(key)!
    return [x + side * boxSize.width, y + slotHeight({ passes }) / 2]
  }
  const steps = slots.flatMap(({ key, right }) => [...right].map((to) => ({ from: point(key, 1), to: point(to, 0) })))
  const across = slots.filter(({ passes }) => passes).map(({ key }) => ({ from: point(key, 0), to: point(key, 1) }))
  const boxes = [...placed.values()].filter(({ passes }) => !passes).map(({ passes: _, ...box }) => box)
  return { columns, boxes, lines: [...steps, ...across], width: columns.length * (boxSize.width + gap.x) - gap.x, height }
}

const slotHeight = ({ passes }: { passes: boolean }): number => (passes ? 0 : boxSize.height)

function graphOf(ways: readonly Way[]): Map<string, Node> {
  const nodes = new Map<string, Node>()
  for (const way of ways) {
    let before: Node | null = null
    for (const station of stations) {
      const name = way[station]
      if (name === null) continue
      const key = `${station} ${name}`
      const node = nodes.get(key) ?? { key, name, station, others: 0, left: new Set<string>(), right: new Set<string>() }
      nodes.set(key, node)
      if (before) {
        before.right.add(key)
        node.left.add(before.key)
      }
      before = node
    }
  }
  return nodes
}

/** The nodes; of those that lead from and to the same ones the last become one. */
function gathered(nodes: Map<string, Node>): Node[] {
  const kinds = new Map<string, Node[]>()
  for (const node of nodes.values()) {
    const kind = JSON.stringify([node.station, [...node.left].sort(), [...node.right].sort()])
    const alike = kinds.get(kind)
    if (alike) alike.push(node)
    else kinds.set(kind, [node])
  }
  for (const alike of kinds.values()) {
    if (alike.length <= ofOneKind) continue
    const [one, ...rest] = alike.slice(ofOneKind - 1) as [Node, ...Node[]]
    one.others = rest.length + 1
    for (const { key, left, right } of rest) {
      nodes.delete(key)
      for (const other of left) nodes.get(other)?.right.delete(key)
      for (const other of right) nodes.get(other)?.left.delete(key)
    }
  }
  return [...nodes.values()]
}

/** The same with, for each node whose lines skip columns, one place in each of those where they pass together. */
function withPasses(nodes: readonly Node[], columns: readonly Station[]): Slot[] {
  const slots = new Map<string, Slot>(
    nodes.map((node) => [node.key, { ...node, left: new Set<string>(), right: new Set<string>(), passes: false }]),
  )
  const join = (from: Slot, to: Slot) => {
    from.right.add(to.key)
    to.left.add(from.key)
  }
  for (const { key, station, right } of nodes) {
    for (const end of right) {
      const to = slots.get(end)!
      let from = slots.get(key)!
      for (const passed of columns.slice(columns.indexOf(station) + 1, columns.indexOf(to.station))) {
        const name = `${passed} past ${key}`
        const slot = slots.get(name) ?? {
          ...to,
          key: name,
          station: passed,
          left: new Set<string>(),
          right: new Set<string>(),
          passes: true,
        }
        slots.set(name, slot)
        join(from, slot)
        from = slot
      }
      join(from, to)
    }
  }
  return [...slots.values()]
}

/** So that lines cross little: by the height of what they come from, and else as they were. */
function inOrderOf(placed: ReadonlyMap<string, Box>, slots: Slot[]): Slot[] {
  const height = ({ left }: Slot) => {
    const ys = [...left].flatMap((key) => placed.get(key)?.y ?? [])
    return ys.length > 0 ? ys.reduce((sum, y) => sum + y, 0) / ys.length : 0
  }
  return slots
    .map((slot) => ({ slot, at: height(slot) }))
    .sort((one, other) => one.at - other.at)
    .map(({ slot }) => slot)
}
