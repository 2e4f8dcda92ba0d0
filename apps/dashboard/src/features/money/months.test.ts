import { expect, it } from 'vitest'
import { monthOf, monthsUntil } from './months.ts'

it('names months with their first instant and the first of the next', () => {
  expect(monthOf('2026-12')).toEqual({ key: '2026-12', fromMs: Date.UTC(2026, 11, 1), toMs: Date.UTC(2027, 0, 1) })
})

it('goes back over the turn of the year', () => {
  const keys = monthsUntil(Date.UTC(2026, 1, 28, 23)).map((month) => month.key)
  expect(keys.slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12'])
})
