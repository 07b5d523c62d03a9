import { expect, test } from 'vitest'
import { type Box, boxSize, layOut, type Picture, type Point, type Way, wayOf } from './picture-layout'

const through = (user: string, userGroup: string, end: string, employerGroup: string | null = null): Way => ({
  user,
  userGroup,
  employerGroup,
  end,
})
const own = (user: string, end: string): Way => ({ user, userGroup: null, employerGroup: null, end })

/** Which box leads to which, following the lines of the picture. */
function stepsOf({ boxes, lines }: Picture): string[] {
  const key = ([x, y]: Point) => `${x} ${y}`
  const edge = (side: 0 | 1) => new Map(boxes.map(({ name, x, y }) => [key([x + side * boxSize.width, y + boxSize.height / 2]), name]))
  const [begins, ends] = [edge(1), edge(0)]
  const follow = (at: Point): string[] => {
    const end = ends.get(key(at))
    return end ? [end] : lines.filter(({ from }) => key(from) === key(at)).flatMap(({ to }) => follow(to))
  }
  const steps = lines.flatMap(({ from, to }) => {
    const begin = begins.get(key(from))
    return begin ? follow(to).map((end) => `${begin} → ${end}`) : []
  })
  return [...new Set(steps)].sort()
}

test('A6 a user, its group, the employer group and what is reached stand from left to right, with a line for each step once', () => {
  const picture = layOut([through('jan', 'HR', '0004', 'Kern'), through('jan', 'HR', '0005', 'Kern'), own('jan', '0009')])!
  expect(picture.columns).toEqual(['user', 'userGroup', 'employerGroup', 'end'])
  expect(picture.boxes.map(({ name, column }) => `${column} ${name}`).sort()).toEqual([
    '0 jan',
    '1 HR',
    '2 Kern',
    '3 0004',
    '3 0005',
    '3 0009',
  ])
  expect(stepsOf(picture)).toEqual(['HR → Kern', 'Kern → 0004', 'Kern → 0005', 'jan → 0009', 'jan → HR'])
})

test('what nothing passes has no column, and boxes of a column do not touch', () => {
  const picture = layOut([own('jan', '0001'), own('piet', '0001'), through('kees', 'HR', '0001')])!
  expect(picture.columns).toEqual(['user', 'userGroup', 'end'])
  const ys = picture.boxes.filter(({ column }) => column === 0).map(({ y }) => y)
  expect(new Set(ys.map((y) => Math.floor(y / 52))).size).toBe(3)
})

test('of many that lead from and to the same ones two are named and the others counted', () => {
  const picture = layOut(Array.from({ length: 120 }, (_, n) => through('jan', 'HR', `werkgever ${n}`, 'Kern')))!
  expect(picture.boxes.filter(({ column }) => column === 3).map(({ others }) => others)).toEqual([0, 0, 118])
  expect(picture.lines).toHaveLength(5)
})

test('a line that does not stop in a column passes between its boxes, the lines from one box together', () => {
  const picture = layOut([
    through('jan', 'HR', '0004', 'Kern'),
    through('jan', 'HR', '0005'),
    own('jan', '0009'),
    own('jan', '0010'),
    own('piet', '0004'),
  ])!
  expect(stepsOf(picture)).toEqual(['HR → 0005', 'HR → Kern', 'Kern → 0004', 'jan → 0009', 'jan → 0010', 'jan → HR', 'piet → 0004'])
  const inside = ({ x, y }: Box, [px, py]: Point) => px > x && px < x + boxSize.width && py > y && py < y + boxSize.height
  const middles = picture.lines.map(({ from, to }): Point => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])
  for (const middle of middles) expect(picture.boxes.filter((box) => inside(box, middle))).toEqual([])
})

test('nothing, or more than can be read, is no picture', () => {
  expect(layOut([])).toBeNull()
  expect(layOut(Array.from({ length: 13 }, (_, n) => through(`user ${n}`, `groep ${n}`, '0001')))).toBeNull()
  expect(layOut(Array.from({ length: 12 }, (_, n) => through(`user ${n}`, `groep ${n}`, '0001')))).not.toBeNull()
})

test('a way ends at what was given, or at what was asked about', () => {
  const stations = { userGroup: 'HR', employerGroup: null, opens: 'werkgever 0004' }
  expect(wayOf('jan', stations)).toEqual(through('jan', 'HR', 'werkgever 0004'))
  expect(wayOf('jan', stations, 'afdeling 20').end).toBe('afdeling 20')
})
