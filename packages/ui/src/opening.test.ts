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
  expect(openingAt(HOURS, LONDON, at(23, 13))).toEqual({ isOpen: false, opens: { atMs: at(23, 13), minute: 840 } })
})

it('[UI-3] names the next opening over a closed date and a weekend', () => {
  expect(openingAt(HOURS, LONDON, at(23, 18))).toEqual({ isOpen: false, opens: { atMs: at(25, 18), minute: 540 } })
  expect(openingAt(HOURS, LONDON, at(27, 20))).toEqual({ isOpen: false, opens: { atMs: at(30, 20), minute: 540 } })
})

it('[UI-3] counts by the wall clock of the shop', () => {
  expect(openingAt(HOURS, 'Asia/Taipei', at(23, 2))).toEqual({ isOpen: true, closesMinute: 780 })
})

it('[UI-3] knows no opening of a shop without hours', () => {
  expect(openingAt({ periods: [], closedDates: [] }, LONDON, at(23, 9))).toEqual({ isOpen: false, opens: null })
})
