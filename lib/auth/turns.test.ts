import { expect, test } from 'vitest'
import { type Asker, Busy, emptyLine, inTurn } from './turns'

/** A line of one at a time and `most` waiting; `ask` joins it, `serve` lets so many through and tells whose turn it was. */
function scene(most: number) {
  const line = emptyLine(1, most)
  const leave: (() => void)[] = []
  const turns: string[] = []
  const busy: string[] = []
  const ask = (asker: Asker, name: string = asker) => {
    inTurn(line, asker, () => {
      turns.push(name)
      return new Promise<void>((done) => leave.push(done))
    }).catch((error) => {
      expect(error).toBeInstanceOf(Busy)
      busy.push(name)
    })
  }
  const serve = async (times: number) => {
    await new Promise(setImmediate)
    for (let n = 0; n < times && leave.length > 0; n++) {
      leave.shift()!()
      await new Promise(setImmediate)
    }
    return { turns, busy }
  }
  return { line, ask, serve }
}

test('P13 askers take turns: whoever comes after a flood from one address is next', async () => {
  const { ask, serve } = scene(200)
  for (let n = 0; n < 100; n++) ask('network a')
  ask('network b')
  ask('user 1')
  const { turns } = await serve(4)
  expect(turns.slice(0, 5)).toEqual(['network a', 'network a', 'network b', 'user 1', 'network a'])
})

test('P13 a full line makes room for whoever has fewer places, from whoever has the most, the latest first', async () => {
  const { ask, serve, line } = scene(4)
  for (const n of [0, 1, 2, 3, 4, 5]) ask('network a', `a${n}`)
  ask('network b')
  ask('network c')
  ask('network c', 'c again')
  const { turns, busy } = await serve(20)
  // a1 and a2 are left with b and c; who has as many as the most is refused.
  expect(busy.toSorted()).toEqual(['a3', 'a4', 'a5', 'c again'])
  expect(turns).toEqual(['a0', 'a1', 'network b', 'network c', 'a2'])
  expect(line).toMatchObject({ running: 0, places: 0 })
  expect(line.waiting.size).toBe(0)
})

test('P13 a crowd of addresses does not keep out who is known; those who are known do not push each other out', async () => {
  const { ask, serve } = scene(3)
  ask('network 0')
  for (const n of [1, 2, 3, 4]) ask(`network ${n}`)
  for (const n of [1, 2, 3, 4]) ask(`user ${n}`)
  const { turns, busy } = await serve(20)
  expect(turns).toEqual(['network 0', 'user 1', 'user 2', 'user 3'])
  expect(busy.toSorted()).toEqual(['network 1', 'network 2', 'network 3', 'network 4', 'user 4'])
})

test('work that fails leaves its place', async () => {
  const line = emptyLine(1, 1)
  await expect(inTurn(line, 'user 1', () => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await inTurn(line, 'user 1', () => Promise.resolve(1))).toBe(1)
})
