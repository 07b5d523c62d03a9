import { expect, test } from 'vitest'
import { cut, storable, storableJson } from './storable'

test('what PostgreSQL cannot hold becomes the replacement character', () => {
  expect(storable('a\0b\ud83dc\ude00d😀')).toBe('a\ufffdb\ufffdc\ufffdd😀')
  expect(storableJson({ name: 'a\0', list: ['\ud83d', 1, null] })).toBe('{"name":"a\ufffd","list":["\ufffd",1,null]}')
})

test('a cut never leaves half a character', () => {
  expect(cut('a😀b', 2)).toBe('a')
  expect(cut('a😀b', 3)).toBe('a😀')
  expect(cut('ab', 5)).toBe('ab')
})
