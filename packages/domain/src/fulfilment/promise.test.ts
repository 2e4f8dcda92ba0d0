import { aCourier, aLocation, aMethod, aPickup, WEEK } from '@onhand/testing/fulfilment/builders'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime } from '../local-time.ts'
import { distanceKm } from './distance.ts'
import { methodHint } from './method-hint.ts'
import { promiseOf } from './promise.ts'
import type { ServingLocation, ServingMethod } from './types.ts'

/** The promise as the location's wall clock shows it, with its reasons. */
function promised(method: ServingMethod, ordered: string, more: Partial<ServingLocation> = {}): string {
  const location = aLocation(more)
  const promise = promiseOf(method, location, Date.parse(ordered))
  if (!promise) return 'never'
  const wall = (atMs: number) => {
    const { date, minute } = localTime(atMs, location.timeZone)
    return `${date.slice(5)} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  }
  const { isAfterCutOff, closedDaysSkipped } = promise.reason
  return `${wall(promise.fromMs)} to ${wall(promise.toMs)}${isAfterCutOff ? ' late' : ''}${closedDaysSkipped ? ` skip ${closedDaysSkipped}` : ''}`
}

describe('parcels', () => {
  it.each([
    ['[FUL-1] before the cut-off goes out today', '2026-11-18T11:59:59Z', '11-19 09:00 to 11-20 17:00'],
    ['[FUL-1] at the cut-off goes out tomorrow', '2026-11-18T12:00:00Z', '11-20 09:00 to 11-21 17:00 late'],
    [
      '[FUL-1] on Friday evening goes out on Saturday when that is open',
      '2026-11-20T19:00:00Z',
      '11-22 09:00 to 11-23 17:00 late',
    ],
    [
      '[FUL-1] on Saturday evening skips the closed Sunday',
      '2026-11-21T19:00:00Z',
      '11-24 09:00 to 11-25 17:00 late skip 1',
    ],
    ['[FUL-1] on a closed Sunday goes out on Monday', '2026-11-22T08:00:00Z', '11-24 09:00 to 11-25 17:00 skip 1'],
    ['[FUL-1] just after midnight counts as the new day', '2026-11-18T00:00:30Z', '11-19 09:00 to 11-20 17:00'],
    [
      '[FUL-4] over the end of summer time arrives at nine by the clock',
      '2026-10-24T10:30:00Z',
      '10-25 09:00 to 10-26 17:00',
    ],
    [
      '[FUL-4] over the start of summer time arrives at nine by the clock',
      '2026-03-28T11:30:00Z',
      '03-29 09:00 to 03-30 17:00',
    ],
  ])('%s', (_what, ordered, expected) => {
    expect(promised(aMethod(), ordered)).toBe(expected)
  })

  it('[FUL-1] skips and counts holidays', () => {
    const hours = { ...WEEK, closedDates: ['2026-12-25', '2026-12-26'] }
    expect(promised(aMethod(), '2026-12-24T15:00:00Z', { hours })).toBe('12-29 09:00 to 12-30 17:00 late skip 3')
  })

  it('[FUL-1] goes out the next day when it cannot be made ready today', () => {
    expect(promised(aMethod({ cutOffMinute: 1_080, handlingMinutes: 120 }), '2026-11-18T16:30:00Z')).toBe(
      '11-20 09:00 to 11-21 17:00',
    )
  })

  it('[FUL-1] goes out today when it is ready just as the location closes', () => {
    const tight = aMethod({ cutOffMinute: 1_080, handlingMinutes: 60 })
    expect(promised(tight, '2026-11-18T17:00:00Z')).toBe('11-19 09:00 to 11-20 17:00')
    expect(promised(tight, '2026-11-18T17:00:01Z')).toBe('11-20 09:00 to 11-21 17:00')
  })

  it('[FUL-1] promises nothing for a location that never opens', () => {
    expect(promised(aMethod(), '2026-11-18T11:00:00Z', { hours: { periods: [], closedDates: [] } })).toBe('never')
    expect(promised(aPickup(), '2026-11-18T11:00:00Z', { hours: { periods: [], closedDates: [] } })).toBe('never')
  })
})

describe('couriers', () => {
  it.each([
    ['[FUL-2] arrives in the window of the day', '2026-11-18T10:00:00Z', '11-18 16:00 to 11-18 21:00'],
    [
      '[FUL-2] arrives not before it is ready, on the quarter hour',
      '2026-11-18T14:50:00Z',
      '11-18 16:00 to 11-18 21:00',
    ],
    ['[FUL-1] after the cut-off comes the next open day', '2026-11-20T15:00:00Z', '11-21 16:00 to 11-21 21:00 late'],
  ])('%s', (_what, ordered, expected) => {
    expect(promised(aCourier(), ordered)).toBe(expected)
  })

  it('[FUL-2] starts the window late when making ready takes long, and gives up a window that would be too short', () => {
    const slow = aCourier({ handlingMinutes: 100, cutOffMinute: 1_080, windowToMinute: 1_080 })
    expect(promised(slow, '2026-11-18T14:50:00Z')).toBe('11-18 16:30 to 11-18 18:00')
    expect(promised(slow, '2026-11-18T16:05:00Z')).toBe('11-19 16:00 to 11-19 18:00')
  })
})

describe('pickup', () => {
  it.each([
    ['[FUL-3] is ready after the handling, on the quarter hour', '2026-11-18T10:05:00Z', '11-18 10:45 to 11-18 11:45'],
    ['[FUL-3] before opening is ready after opening', '2026-11-18T06:00:00Z', '11-18 09:30 to 11-18 10:30'],
    ['[FUL-3] is not made ready in the lunch break', '2026-11-18T12:45:00Z', '11-18 14:15 to 11-18 15:15'],
    ['[FUL-3] ready at closing time waits for the next opening', '2026-11-18T12:25:00Z', '11-18 14:00 to 11-18 15:00'],
    [
      '[FUL-3] on Saturday after the shop has closed comes on Monday',
      '2026-11-21T15:00:00Z',
      '11-23 09:30 to 11-23 10:30 skip 1',
    ],
    [
      '[FUL-3] after the cut-off is made ready the next open day',
      '2026-11-20T17:00:00Z',
      '11-21 10:30 to 11-21 11:30 late',
    ],
    ['[FUL-3] ends the slot when the shop closes', '2026-11-21T12:50:00Z', '11-21 13:30 to 11-21 14:00'],
  ])('%s', (_what, ordered, expected) => {
    expect(promised(aPickup(), ordered)).toBe(expected)
  })

  it('[FUL-3] knows shops that stay open past midnight', () => {
    const hours = { periods: [{ weekday: 5, opensMinute: 1_200, closesMinute: 120 }], closedDates: [] }
    const pickup = aPickup({ cutOffMinute: 1_440 })
    expect(promised(pickup, '2026-11-20T23:10:00Z', { hours })).toBe('11-20 23:45 to 11-21 00:45')
    expect(promised(pickup, '2026-11-21T00:10:00Z', { hours })).toBe('11-21 00:45 to 11-21 01:45')
  })

  it('[FUL-4] is right by the clock on days when it changes', () => {
    const hours = { periods: [{ weekday: 7, opensMinute: 540, closesMinute: 1_020 }], closedDates: [] }
    expect(promised(aPickup(), '2026-03-29T07:00:00Z', { hours })).toBe('03-29 09:30 to 03-29 10:30')
    expect(promised(aPickup(), '2026-10-25T07:00:00Z', { hours })).toBe('10-25 09:30 to 10-25 10:30')
    expect(promised(aPickup(), '2026-11-15T02:00:00Z', { hours, timeZone: 'Asia/Taipei' })).toBe(
      '11-15 10:30 to 11-15 11:30',
    )
  })
})

it('[FUL-2] [FUL-3] promises, whenever one orders, a window that has not passed and lies on the wall clock it should', () => {
  const zones = ['Europe/London', 'Asia/Taipei', 'America/New_York', 'Australia/Lord_Howe']
  const anyTimeMs = fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') })
  fc.assert(
    fc.property(
      anyTimeMs,
      fc.constantFrom(...zones),
      fc.constantFrom(aMethod(), aCourier(), aPickup()),
      (nowMs, timeZone, method) => {
        const promise = promiseOf(method, aLocation({ timeZone }), nowMs)
        if (!promise) throw new Error('a shop that opens every week promised nothing')
        expect(promise.fromMs).toBeGreaterThan(nowMs)
        expect(promise.toMs).toBeGreaterThan(promise.fromMs)
        const from = localTime(promise.fromMs, timeZone)
        if (method.kind === 'delivery') expect(from.minute).toBeGreaterThanOrEqual(method.windowFromMinute)
        else {
          const periods = WEEK.periods.filter((period) => period.weekday === from.weekday)
          const until = from.minute + (promise.toMs - promise.fromMs) / 60_000
          expect(periods.some((period) => from.minute >= period.opensMinute && until <= period.closesMinute)).toBe(true)
        }
      },
    ),
    { numRuns: 500 },
  )
})

it('[FUL-5] measures distances on the globe', () => {
  const london = { latitude: 51.5074, longitude: -0.1278 }
  expect(distanceKm(london, { latitude: 48.8566, longitude: 2.3522 })).toBeCloseTo(343.6, 0)
  expect(distanceKm(london, london)).toBe(0)
  expect(distanceKm({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 })).toBeCloseTo(22.2, 1)
  expect(distanceKm({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 })).toBeCloseTo(20_015, 0)
})

it('[FUL-6] hints at the soonest method, and at the one that brings when both are as soon', () => {
  const nowMs = Date.parse('2026-11-18T10:05:00Z')
  const vendor = { locations: [aLocation()], nowMs }
  expect(methodHint({ ...vendor, methods: [aMethod(), aPickup()] })).toMatchObject({ kind: 'pickup', priceMinor: 0 })
  expect(
    methodHint({ ...vendor, locations: [aLocation({ hasPickup: false })], methods: [aMethod(), aPickup()] }),
  ).toMatchObject({
    kind: 'delivery',
    priceMinor: 395,
    timeZone: 'Europe/London',
  })
  expect(methodHint({ ...vendor, methods: [] })).toBeNull()
  const atNoon = aCourier({ windowFromMinute: 645, windowToMinute: 705, handlingMinutes: 30 })
  for (const methods of [
    [aPickup(), atNoon],
    [atNoon, aPickup()],
  ])
    expect(methodHint({ ...vendor, methods })).toMatchObject({ kind: 'delivery', priceMinor: 395 })
})
