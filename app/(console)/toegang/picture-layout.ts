import type { PathStations } from '@/lib/access/paths'

export const stations = ['user', 'userGroup', 'employerGroup', 'end'] as const
export type Station = (typeof stations)[number]

/** One way from left to right: each station by its name, null where it does not pass one. */
export type Way = Record<Exclude<Station, 'end'>, string | null> & { end: string }

/** A box of the picture, its place in pixels; `others` counts what it stands for when that is more than its name says. */
export type Box = { name: string; column: number; others: number; x: number; y: number }
export type Picture = { columns: Station[]; boxes: Box[]; lines: { from: Box; to: Box }[]; width: number; height: number }

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

/**
 * Lays out user → user group → employer group → what is reached; columns that nothing passes are left out. Null when there is nothing to draw, or
 * too much to read.
 */
export function layOut(ways: readonly Way[]): Picture | null {
  const columns = gathered(graphOf(ways))
  if (columns.length < 2 || columns.some((column) => column.length > tallest)) return null
  const boxes = new Map<string, Box>()
  const rows = Math.max(...columns.map((column) => column.length))
  const height = rows * (boxSize.height + gap.y) - gap.y
  for (const [column, nodes] of columns.entries()) {
    const own = nodes.length * (boxSize.height + gap.y) - gap.y
    for (const [row, { key, name, others }] of inOrderOf(boxes, nodes).entries()) {
      const y = (height - own) / 2 + row * (boxSize.height + gap.y)
      boxes.set(key, { name, column, others, x: column * (boxSize.width + gap.x), y })
    }
  }
  const lines = columns.flat().flatMap(({ key, right }) => [...right].map((to) => ({ from: boxes.get(key)!, to: boxes.get(to)! })))
  return {
    columns: columns.map(([first]) => first!.station),
    boxes: [...boxes.values()],
    lines,
    width: columns.length * (boxSize.width + gap.x) - gap.x,
    height,
  }
}

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

/** The nodes by column, those without any left out; of those that lead from and to the same ones the last become one. */
function gathered(nodes: Map<string, Node>): Node[][] {
  const kinds = new Map<string, Node[]>()
  for (const node of nodes.values()) {
    const kind = JSON.stringify([node.station, [...node.left].sort(), [...node.right].sort()])
    kinds.set(kind, [...(kinds.get(kind) ?? []), node])
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
  const columns = stations.map((station) => [...nodes.values()].filter((node) => node.station === station))
  return columns.filter((column) => column.length > 0)
}

/** So that lines cross little: by the height of what they come from, and else as they were. */
function inOrderOf(boxes: ReadonlyMap<string, Box>, nodes: Node[]): Node[] {
  const height = ({ left }: Node) => {
    const ys = [...left].flatMap((key) => boxes.get(key)?.y ?? [])
    return ys.length > 0 ? ys.reduce((sum, y) => sum + y, 0) / ys.length : 0
  }
  return nodes
    .map((node) => ({ node, at: height(node) }))
    .sort((one, other) => one.at - other.at)
    .map(({ node }) => node)
}
