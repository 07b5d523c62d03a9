import { expect, test } from 'vitest'
import { listPlanUsers } from './plan-queries'
import { listRemarks } from './queries'
import { makeAccount, operator, preview, row } from './testing/world'

const codes = Array.from({ length: 7 }, (_, at) => `u${at}`)

test('I18 the plan is walked forwards and backwards by its numbers, with the place in the whole', async () => {
  const account = await makeAccount()
  const { run } = await preview(account, [...codes.map((code) => row(account, code)), row(account, 'fout', { employer: '9999' })])
  const seen = (page: Awaited<ReturnType<typeof listPlanUsers>>) => [page.items.map(({ code }) => code).join(' '), page.skipped, page.total]

  const first = await listPlanUsers(operator, run, { outcomes: ['create'], limit: 3 })
  expect(seen(first)).toEqual(['u0 u1 u2', 0, 7])
  expect(first.previous).toBeNull()
  const second = await listPlanUsers(operator, run, { outcomes: ['create'], limit: 3, after: Number(first.next) })
  expect(seen(second)).toEqual(['u3 u4 u5', 3, 7])
  const last = await listPlanUsers(operator, run, { outcomes: ['create'], limit: 3, after: Number(second.next) })
  expect(seen(last)).toEqual(['u6', 6, 7])
  expect(last.next).toBeNull()
  const back = await listPlanUsers(operator, run, { outcomes: ['create'], limit: 3, before: Number(last.previous) })
  expect([seen(back), back.next, back.previous]).toEqual([['u3 u4 u5', 3, 7], second.next, second.previous])
  expect(seen(await listPlanUsers(operator, run, { search: 'U5' }))).toEqual(['u5', 0, 1])
  expect(seen(await listPlanUsers(operator, run, { search: 'nergens' }))).toEqual(['', 0, 0])
})

test('I18 remarks are walked the same way', async () => {
  const account = await makeAccount()
  const { run } = await preview(
    account,
    codes.map((code) => row(account, code, { employer: '9999' })),
  )
  const first = await listRemarks(operator, run, { limit: 4, severity: 'error' })
  expect([first.items.length, first.skipped, first.total]).toEqual([4, 0, 7])
  const second = await listRemarks(operator, run, { limit: 4, severity: 'error', after: Number(first.next) })
  expect([second.items.length, second.skipped, second.next]).toEqual([3, 4, null])
  const back = await listRemarks(operator, run, { limit: 4, severity: 'error', before: Number(second.previous) })
  expect(back.items.map(({ row: at }) => at)).toEqual([2, 3, 4, 5])
  expect((await listRemarks(operator, run, { severity: 'warning' })).total).toBe(0)
})
