import { expect, test } from 'vitest'
import { layOut, type Way, wayOf } from './picture-layout'

const through = (user: string, userGroup: string, end: string, employerGroup: string | null = null): Way => ({
  user,
  userGroup,
  employerGroup,
  end,
})
const own = (user: string, end: string): Way => ({ user, userGroup: null, employerGroup: null, end })

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
  expect(picture.lines.map(({ from, to }) => `${from.name} ${to.name}`).sort()).toEqual([
    'HR Kern',
    'Kern 0004',
    'Kern 0005',
    'jan 0009',
    'jan HR',
  ])
  for (const { from, to } of picture.lines) expect(from.x).toBeLessThan(to.x)
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
