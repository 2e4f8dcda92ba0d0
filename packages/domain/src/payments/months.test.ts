import { expect, it } from 'vitest'
import { isMonthKey, monthOf, monthsUntil } from './months.ts'

it('[PAY-15] a month is cut at the midnights of its place, over the turn of the year and of the clocks', () => {
  expect(monthOf('2026-12', 'Asia/Taipei')).toEqual({
    key: '2026-12',
    firstDay: '2026-12-01',
    lastDay: '2026-12-31',
    fromMs: Date.UTC(2026, 10, 30, 16),
    toMs: Date.UTC(2026, 11, 31, 16),
  })
  const october = monthOf('2026-10', 'Europe/London')
  expect(october.toMs - october.fromMs).toBe((31 * 24 + 1) * 3_600_000)
  expect(monthOf('2028-02', 'UTC').lastDay).toBe('2028-02-29')
})

it('the present month is that of the place', () => {
  const atMs = Date.UTC(2026, 0, 31, 20)
  expect(monthsUntil(atMs, 'UTC', 2)).toEqual(['2026-01', '2025-12'])
  expect(monthsUntil(atMs, 'Asia/Taipei', 2)).toEqual(['2026-02', '2026-01'])
})

it('knows the key of a month', () => {
  expect(['2026-11', '2026-13', '2026-1', 'x', '2026-11-01'].map(isMonthKey)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})
