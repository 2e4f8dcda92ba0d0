import { expect, it } from 'vitest'
import { dayRange, lastClosedDay, localDay } from './demand-days.ts'
import { isActive, RUN_STATUSES } from './run-states.ts'

it('[FCT-1] a day is over when it is over at its place', () => {
  const nowMs = Date.UTC(2026, 10, 21, 4)
  expect(lastClosedDay(nowMs, 'Europe/London')).toBe('2026-11-20')
  expect(lastClosedDay(nowMs, 'America/Los_Angeles')).toBe('2026-11-19')
  expect(lastClosedDay(Date.UTC(2026, 10, 20, 17), 'Asia/Taipei')).toBe('2026-11-20')
})

it('[FCT-1] has 25 hours when clocks are put back', () => {
  const { startMs, endMs } = localDay('2026-10-25', 'Europe/London')
  expect((endMs - startMs) / 3_600_000).toBe(25)
})

it('lists days, no more than are asked for', () => {
  expect(dayRange('2026-02-27', '2026-03-02', 9)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
  expect(dayRange('2026-02-27', '2026-03-02', 2)).toHaveLength(2)
  expect(dayRange('2026-03-02', '2026-03-01', 9)).toEqual([])
})

it('a run has work to do until it is done or stopped', () => {
  expect(RUN_STATUSES.filter(isActive)).toEqual(['collecting', 'learning', 'forecasting'])
})
