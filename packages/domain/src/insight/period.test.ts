import { describe, expect, it } from 'vitest'
import { localTime } from '../local-time.ts'
import { clockOffsets, comparedRange, dayRange, daysOf } from './period.ts'

const HOUR_MS = 3_600_000

describe('a period', () => {
  it('[INS-1] is made of days of the shop’s clock, also of those that have 23 and 25 hours', () => {
    expect(dayRange('2026-03-29', '2026-03-29', 'Europe/London')).toEqual({
      fromDate: '2026-03-29',
      toDate: '2026-03-29',
      fromMs: Date.UTC(2026, 2, 29),
      toMs: Date.UTC(2026, 2, 29, 23),
      dayCount: 1,
    })
    const october = dayRange('2026-10-25', '2026-10-25', 'Europe/London')
    expect(october.toMs - october.fromMs).toBe(25 * HOUR_MS)
  })

  it('[INS-1] counts by the offsets of the clock just as the clock itself does', () => {
    const zones = ['Europe/London', 'Asia/Taipei', 'America/New_York', 'Africa/Casablanca', 'Australia/Lord_Howe']
    for (const zone of zones) {
      const { fromMs, toMs } = dayRange('2025-06-01', '2026-05-31', zone)
      const offsets = clockOffsets(fromMs, toMs, zone)
      for (let atMs = fromMs; atMs < toMs; atMs += 7 * HOUR_MS + 13 * 60_000) {
        const offsetMs = offsets.findLast((offset) => offset.fromMs <= atMs)?.offsetMs ?? Number.NaN
        expect(new Date(atMs + offsetMs).toISOString().slice(0, 10)).toBe(localTime(atMs, zone).date)
      }
    }
    expect(clockOffsets(Date.UTC(2026, 2, 1), Date.UTC(2026, 3, 1), 'Europe/London')).toEqual([
      { fromMs: Date.UTC(2026, 2, 1), offsetMs: 0 },
      { fromMs: Date.UTC(2026, 2, 29, 1), offsetMs: HOUR_MS },
    ])
  })

  it('[INS-3] is compared with as many days before, and with the same weekdays a year ago', () => {
    const { before, lastYear } = comparedRange('2026-11-15', '2026-11-21', 'Asia/Taipei')
    expect([before.fromDate, before.toDate]).toEqual(['2026-11-08', '2026-11-14'])
    expect([lastYear.fromDate, lastYear.toDate]).toEqual(['2025-11-16', '2025-11-22'])
    expect(daysOf(before)).toHaveLength(7)
  })
})
