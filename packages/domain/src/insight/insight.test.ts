import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basketsOf } from './baskets.ts'
import { accuracyOf } from './forecast-score.ts'
import { dayRange } from './period.ts'
import { noSales, sumOfSales } from './sales.ts'
import { searchTerm } from './search-term.ts'
import { bucketsOf, changeOf, filledDays, inBuckets, monthIndex, weekdayIndex } from './series.ts'
import { onTimeOf } from './service-level.ts'
import { daysOfCover, sellThrough, staleUnits, stockByDay } from './stock-days.ts'
import { trendPerWeek } from './trend.ts'

describe('comparisons and series', () => {
  it('[INS-3] says by how much, and nothing where there was nothing before', () => {
    expect(changeOf(112, 100)).toEqual({ now: 112, before: 100, changeBps: 1200 })
    expect(changeOf(50, 0).changeBps).toBeNull()
    expect(changeOf(0, 80).changeBps).toBe(-10_000)
  })

  it('[INS-1] shows days without sales as nought', () => {
    const range = dayRange('2026-11-01', '2026-11-03', 'UTC')
    const second = { ...noSales('2026-11-02'), orders: 2, salesMinor: 500 }
    expect(filledDays(range, [second], noSales)).toEqual([noSales('2026-11-01'), second, noSales('2026-11-03')])
  })

  it('shows long periods as weeks that end on the last day, and loses no day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 366 }), (dayCount) => {
        const toDate = '2026-11-21'
        const fromDate = new Date(Date.parse(toDate) - (dayCount - 1) * 86_400_000).toISOString().slice(0, 10)
        const range = dayRange(fromDate, toDate, 'UTC')
        const buckets = bucketsOf(range)
        expect(buckets.reduce((sum, bucket) => sum + bucket.dayCount, 0)).toBe(dayCount)
        expect([buckets[0]?.fromDate, buckets.at(-1)?.toDate]).toEqual([fromDate, toDate])
        expect(buckets.length).toBeLessThanOrEqual(92)
        const days = filledDays(range, [], noSales)
        expect(inBuckets(buckets, days).flat()).toEqual(days)
      }),
      { numRuns: 60 },
    )
    expect(bucketsOf(dayRange('2026-01-01', '2026-11-21', 'UTC')).at(-1)).toEqual({
      fromDate: '2026-11-15',
      toDate: '2026-11-21',
      dayCount: 7,
    })
  })

  it('[INS-10] compares the mean of a weekday with the mean of all days', () => {
    // Two weeks from Monday: 10 on weekdays, 30 on Saturdays, nothing on Sundays.
    const days = Array.from({ length: 14 }, (_, index) => ({
      date: new Date(Date.UTC(2026, 10, 2 + index)).toISOString().slice(0, 10),
      value: index % 7 === 5 ? 30 : index % 7 === 6 ? 0 : 10,
    }))
    const index = weekdayIndex(days).map((one) => (one.index === null ? null : Math.round(one.index * 100)))
    expect(index).toEqual([88, 88, 88, 88, 88, 263, 0])
    expect(monthIndex(days).filter((one) => one.index !== null)).toEqual([{ key: 11, index: 1, dayCount: 14 }])
  })

  it('sees the slope of whole weeks, whatever the weekdays do', () => {
    const week = [1, 2, 3, 4, 5, 6, 7]
    const values = [0, 10, 20].flatMap((more) => week.map((value) => value + more))
    expect(trendPerWeek(values)).toBe(70)
    expect(trendPerWeek([99, ...values])).toBe(70)
    expect(trendPerWeek(values.slice(1))).toBeNull()
  })

  it('adds days up', () => {
    const day = { date: 'a', orders: 1, units: 2, salesMinor: 3, refundedMinor: 4 }
    expect(sumOfSales([day, { ...day, orders: 5 }])).toEqual({ orders: 6, units: 4, salesMinor: 6, refundedMinor: 8 })
  })
})

describe('what is bought together', () => {
  // Ten orders: tea in five, milk in four, both in three; salt in nine, with tea in four.
  const counts = {
    orderCount: 10,
    ofProduct: new Map([
      ['tea', 5],
      ['milk', 4],
      ['salt', 9],
    ]),
    pairs: [
      { a: 'milk', b: 'tea', orders: 3 },
      { a: 'salt', b: 'tea', orders: 4 },
    ],
  }

  it('[INS-9] tells support, confidence and lift, as a textbook has them', () => {
    expect(basketsOf(counts, 5)).toEqual([
      { a: 'milk', b: 'tea', orders: 3, support: 0.3, confidence: 0.75, lift: 1.5 },
    ])
  })

  it('[INS-9] leaves out what is rarer than by chance, and what was seen twice only', () => {
    const twice = { ...counts, pairs: [{ a: 'milk', b: 'tea', orders: 2 }] }
    expect(basketsOf(twice, 5)).toEqual([])
  })
})

describe('stock over time', () => {
  it('[INS-6] lasts as long as at the rate of four weeks, and has no cover when nothing sells', () => {
    expect(daysOfCover(14, 28)).toBe(14)
    expect(daysOfCover(14, 0)).toBeNull()
  })

  it('[INS-17] sold what was sold of all that was there', () => {
    expect([sellThrough(30, 10), sellThrough(0, 5), sellThrough(0, 0)]).toEqual([0.75, 0, null])
  })

  it('[INS-7] is stale when more lies there than came in', () => {
    expect([staleUnits(10, 4), staleUnits(4, 10), staleUnits(3, -2)]).toEqual([6, 0, 3])
  })

  it('[INS-12] is worked out backwards from what there is now', () => {
    const range = dayRange('2026-11-19', '2026-11-21', 'UTC')
    const changes = [
      { date: '2026-11-20', units: -4, valueMinor: -400 },
      { date: '2026-11-21', units: 6, valueMinor: 600 },
      { date: '2026-11-22', units: -1, valueMinor: -100 },
    ]
    const now = { date: '2026-11-22', units: 5, valueMinor: 500 }
    expect(stockByDay(range, now, changes)).toEqual([
      { date: '2026-11-19', units: 4, valueMinor: 400 },
      { date: '2026-11-20', units: 0, valueMinor: 0 },
      { date: '2026-11-21', units: 6, valueMinor: 600 },
    ])
    expect(stockByDay(range, { ...now, date: '2026-11-20' }, [])).toHaveLength(2)
  })
})

describe('shares', () => {
  it('[INS-5] are sums over sums, and unknown when nothing was due', () => {
    const days = [
      { date: 'a', due: 9, onTime: 9, inFull: 9, both: 9 },
      { date: 'b', due: 1, onTime: 0, inFull: 1, both: 0 },
    ]
    expect(onTimeOf(days)).toEqual({ onTime: 0.9, inFull: 1, both: 0.9 })
    expect(onTimeOf([])).toEqual({ onTime: null, inFull: null, both: null })
  })

  it('[INS-15] tell error, bias and how often the bounds held', () => {
    const score = { date: 'a', skuCount: 4, actualUnits: 20, forecastUnits: 25, absoluteErrorUnits: 8 }
    const accuracy = accuracyOf([{ ...score, within50Count: 2, within90Count: 3, isBacktest: false }])
    expect(accuracy).toEqual({ error: 0.4, bias: 0.25, within50: 0.5, within90: 0.75 })
    expect(accuracyOf([])).toEqual({ error: null, bias: null, within50: null, within90: null })
  })
})

describe('words that are searched for', () => {
  it('[INS-11] are counted in one form', () => {
    expect(['  Oat   MILK ', 'ｏａｔ milk', '燕麥奶', 'Coke 500ml'].map(searchTerm)).toEqual([
      'oat milk',
      'oat milk',
      '燕麥奶',
      'coke 500ml',
    ])
  })

  it('[INS-11] are not kept when they may name a person or nothing at all', () => {
    const texts = [
      'ada@example.com',
      '020 7946 0101',
      'call 0912345678',
      'https://x.test',
      'a b c d e f',
      '!!!',
      '4006381333931',
    ]
    expect(texts.map(searchTerm)).toEqual(texts.map(() => null))
    expect(searchTerm('x'.repeat(41))).toBeNull()
  })
})
