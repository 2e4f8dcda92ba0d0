import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime, weekdayOf } from '../local-time.ts'
import { CADENCES, lastDuePeriod, nextDueMs } from './schedule.ts'

const taipei = { hour: 8, timeZone: 'Asia/Taipei' } as const
// Saturday, 21 November 2026, 07:59 in Taipei.
const BEFORE_MS = Date.UTC(2026, 10, 20, 23, 59)

describe('when a report is due', () => {
  it('[RPT-1] tells of yesterday from its hour on, of the day before until then', () => {
    expect(lastDuePeriod({ ...taipei, cadence: 'daily' }, BEFORE_MS).key).toBe('daily:2026-11-19')
    expect(lastDuePeriod({ ...taipei, cadence: 'daily' }, BEFORE_MS + 60_000)).toEqual({
      key: 'daily:2026-11-20',
      fromDate: '2026-11-20',
      toDate: '2026-11-20',
      fromMs: Date.UTC(2026, 10, 19, 16),
      toMs: Date.UTC(2026, 10, 20, 16),
    })
  })

  it('[RPT-1] tells of whole weeks from Monday and of whole months', () => {
    expect(lastDuePeriod({ ...taipei, cadence: 'weekly' }, BEFORE_MS)).toMatchObject({
      fromDate: '2026-11-09',
      toDate: '2026-11-15',
    })
    expect(lastDuePeriod({ ...taipei, cadence: 'monthly' }, BEFORE_MS)).toMatchObject({
      fromDate: '2026-10-01',
      toDate: '2026-10-31',
    })
  })

  it('[RPT-3] after any pause there is one period that is due, and the next is still to come', () => {
    const zones = ['Asia/Taipei', 'Europe/London', 'America/Los_Angeles', 'Pacific/Apia']
    fc.assert(
      fc.property(
        fc.record({
          cadence: fc.constantFrom(...CADENCES),
          hour: fc.integer({ min: 0, max: 23 }),
          timeZone: fc.constantFrom(...zones),
        }),
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }),
        (schedule, nowMs) => {
          const { cadence, timeZone } = schedule
          const nextMs = nextDueMs(schedule, nowMs)
          expect(nextMs).toBeGreaterThan(nowMs)
          const due = lastDuePeriod(schedule, nowMs)
          const next = lastDuePeriod(schedule, nextMs)
          expect(next.fromMs).toBe(due.toMs)
          expect(lastDuePeriod(schedule, nextMs - 3_600_000 * 3).key).toBe(due.key)
          if (cadence === 'weekly') expect(weekdayOf(due.fromDate)).toBe(1)
          expect(localTime(due.fromMs, timeZone).date).toBe(due.fromDate)
        },
      ),
      { numRuns: 300 },
    )
  })
})
