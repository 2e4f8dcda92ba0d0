import { expect, it } from 'vitest'
import { openingAt } from './opening.ts'

const HOURS = {
  periods: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, opensMinute: 540, closesMinute: 780 },
    { weekday, opensMinute: 840, closesMinute: 1080 },
  ]),
  closedDates: ['2026-11-24'],
}
const LONDON = 'Europe/London'
/** 23 November 2026 is a Monday. */
const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour)

it('[UI-3] is open until the end of the period, and closed from that minute on', () => {
  expect(openingAt(HOURS, LONDON, at(23, 9))).toEqual({ isOpen: true, closesMinute: 780 })
  expect(openingAt(HOURS, LONDON, at(23, 13))).toEqual({ isOpen: false, opens: { atMs: at(23, 14), minute: 840 } })
})

it('[UI-3] names the next opening over a closed date and a weekend', () => {
  expect(openingAt(HOURS, LONDON, at(23, 18))).toEqual({ isOpen: false, opens: { atMs: at(25, 9), minute: 540 } })
  expect(openingAt(HOURS, LONDON, at(27, 20))).toEqual({ isOpen: false, opens: { atMs: at(30, 9), minute: 540 } })
})

it('[UI-3] counts by the wall clock of the shop', () => {
  expect(openingAt(HOURS, 'Asia/Taipei', at(23, 2))).toEqual({ isOpen: true, closesMinute: 780 })
})

it('[UI-3] knows no opening of a shop without hours', () => {
  expect(openingAt({ periods: [], closedDates: [] }, LONDON, at(23, 9))).toEqual({ isOpen: false, opens: null })
})

it('[UI-3] misses no day when clocks are changed in the night', () => {
  const sundays = { periods: [{ weekday: 7, opensMinute: 540, closesMinute: 1020 }], closedDates: [] }
  // Put forward on Sunday, 28 March 2027, put back on Sunday, 25 October 2026.
  const late = [Date.UTC(2027, 2, 27, 23, 30), Date.UTC(2026, 9, 24, 22, 30)]
  expect(late.map((nowMs) => openingAt(sundays, LONDON, nowMs))).toEqual([
    { isOpen: false, opens: { atMs: Date.UTC(2027, 2, 28, 8), minute: 540 } },
    { isOpen: false, opens: { atMs: Date.UTC(2026, 9, 25, 9), minute: 540 } },
  ])
})

it('[UI-3] [FUL-4] is open past midnight, until its period ends on the next day', () => {
  const night = { periods: [{ weekday: 1, opensMinute: 1200, closesMinute: 120 }], closedDates: ['2026-11-24'] }
  expect([at(23, 19), at(23, 20), at(24, 1), at(24, 2)].map((nowMs) => openingAt(night, LONDON, nowMs))).toEqual([
    { isOpen: false, opens: { atMs: at(23, 20), minute: 1200 } },
    { isOpen: true, closesMinute: 120 },
    { isOpen: true, closesMinute: 120 },
    { isOpen: false, opens: { atMs: at(30, 20), minute: 1200 } },
  ])
})
