import { describe, expect, it } from 'vitest'
import { addDays, instantOf, isCalendarDate, isTimeZone, localTime, weekdayOf } from './local-time.ts'

const at = (text: string) => Date.parse(text)

describe('instants of a wall clock', () => {
  it.each([
    ['a plain day', '2026-11-21', 600, 'Europe/London', '2026-11-21T10:00:00Z'],
    ['summer time', '2026-07-01', 600, 'Europe/London', '2026-07-01T09:00:00Z'],
    ['a time that is skipped', '2026-03-29', 90, 'Europe/London', '2026-03-29T01:30:00Z'],
    ['a time that happens twice, its first', '2026-10-25', 90, 'Europe/London', '2026-10-25T00:30:00Z'],
    ['the hour after it happened twice', '2026-10-25', 120, 'Europe/London', '2026-10-25T02:00:00Z'],
    ['a minute past the end of the day', '2026-11-21', 1_500, 'Asia/Taipei', '2026-11-21T17:00:00Z'],
    ['a midnight that does not exist', '2026-09-06', 0, 'America/Santiago', '2026-09-06T04:00:00Z'],
    ['half-hour zones', '2026-11-21', 0, 'Asia/Kolkata', '2026-11-20T18:30:00Z'],
    ['a clock put forward by half an hour', '2026-10-04', 135, 'Australia/Lord_Howe', '2026-10-03T15:45:00Z'],
    // biome-ignore lint/complexity/useMaxParams: one parameter for each column of the table.
  ])('[FUL-4] finds %s', (_what, date, minute, zone, expected) => {
    expect(new Date(instantOf(date, minute, zone)).toISOString()).toBe(new Date(expected).toISOString())
  })

  it('[FUL-4] reads back what it made, for every hour of a year in zones that change their clocks', () => {
    for (const zone of ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Taipei', 'Africa/Casablanca'])
      for (let atMs = at('2026-01-01T00:00:00Z'); atMs < at('2027-01-01T00:00:00Z'); atMs += 3_600_000 * 5) {
        const { date, minute } = localTime(atMs, zone)
        const foundMs = instantOf(date, minute, zone)
        expect(localTime(foundMs, zone)).toMatchObject({ date, minute })
        // Of a time that happens twice the first is found.
        expect(foundMs).toBeLessThanOrEqual(atMs)
      }
  })
})

it('[FUL-4] tells the local day and weekday, before 1970 too', () => {
  expect(localTime(at('2026-11-21T23:30:00Z'), 'Asia/Taipei')).toEqual({ date: '2026-11-22', weekday: 7, minute: 450 })
  expect(localTime(at('1969-12-31T12:00:00Z'), 'UTC')).toEqual({ date: '1969-12-31', weekday: 3, minute: 720 })
  expect([weekdayOf('2026-11-16'), weekdayOf('2026-11-22')]).toEqual([1, 7])
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
})

it('[INV-12] tells real zones and days from others', () => {
  expect(['Europe/London', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, false, false])
  expect(['2026-02-29', '2028-02-29', '2026-2-1', 'soon', '2026-13-01'].map(isCalendarDate)).toEqual([
    false,
    true,
    false,
    false,
    false,
  ])
})
