import { expect, it } from 'vitest'
import { instantsOfDays } from './instants-of-days.ts'

const HOUR_MS = 3_600_000

it.each([
  ['an ordinary day', '2026-11-21', 24],
  ['the day on which clocks are put back', '2026-10-25', 25],
  ['the day on which clocks are put forward', '2027-03-28', 23],
])('takes in the whole of %s by the shop’s clock', (_what, day, hours) => {
  const { fromMs, toMs } = instantsOfDays({ fromDate: day, toDate: day }, 'Europe/London')
  expect(((toMs ?? 0) - (fromMs ?? 0)) / HOUR_MS).toBe(hours)
})

it('begins at the shop’s midnight, and knows no bound where none was chosen', () => {
  const days = { fromDate: '2026-11-21', toDate: null }
  expect(instantsOfDays(days, 'Asia/Taipei')).toEqual({ fromMs: Date.UTC(2026, 10, 20, 16), toMs: null })
  expect(instantsOfDays({ fromDate: null, toDate: null }, 'Asia/Taipei')).toEqual({ fromMs: null, toMs: null })
})
