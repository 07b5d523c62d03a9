import { expect, it } from 'vitest'
import { tabOf, tabWord } from './tab-of'

it('the tab of an address is one that is there; anything else is Gegevens', () => {
  const there = ['details', 'grants', 'sessions'] as const
  expect(tabOf('rechten', there)).toBe('grants')
  expect(tabOf('historie', there)).toBe('details')
  expect(tabOf('__proto__', there)).toBe('details')
  expect(tabOf(undefined, there)).toBe('details')
  for (const tab of there) expect(tabOf(tabWord(tab), there)).toBe(tab)
})
