import { describe, expect, it } from 'vitest'
import { buildPanel, type PanelSource, type SeriesRows } from './build-panel.ts'
import { panelAt, unitsAfter } from './panel-at.ts'
import {
  dateOfDay,
  dayNumber,
  dayOfYear,
  isoOfPeriod,
  parseMoment,
  periodOf,
  weekdayOf,
  weekOfMonth,
} from './periods.ts'

const SOURCE: PanelSource = { step: 'day', weekStart: 0, covariateNames: ['price'], gaps: 'zero', calendar: [] }

describe('periods', () => {
  it('counts days as the calendar does, leap years and centuries included', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0)
    expect(dayNumber(2000, 3, 1) - dayNumber(2000, 2, 28)).toBe(2)
    expect(dayNumber(1900, 3, 1) - dayNumber(1900, 2, 28)).toBe(1)
    for (const day of [-719_468, -1, 0, 59, 11_016, 20_778]) {
      const { year, month, day: of } = dateOfDay(day)
      expect(dayNumber(year, month, of)).toBe(day)
    }
  })

  it('knows weekday, day of the year and week of the month', () => {
    const day = dayNumber(2026, 11, 21)
    expect([weekdayOf(day), dayOfYear(day), weekOfMonth(day)]).toEqual([5, 325, 2])
  })

  it('reads dates, months and hours and refuses what is none', () => {
    expect(parseMoment('2026-11-21')).toEqual({ day: dayNumber(2026, 11, 21), hour: 0 })
    expect(parseMoment('2026-11')).toEqual({ day: dayNumber(2026, 11, 1), hour: 0 })
    expect(parseMoment('2026-11-21 13:00:00Z')).toEqual({ day: dayNumber(2026, 11, 21), hour: 13 })
    for (const bad of ['', '21.11.2026', '2026-02-30', '2026-13-01', '2026-11-21T24'])
      expect(parseMoment(bad)).toBeNull()
  })

  it('writes the period that a date falls into', () => {
    const written = (step: 'hour' | 'day' | 'week' | 'month', text: string) => {
      const moment = parseMoment(text)
      return moment ? isoOfPeriod(step, periodOf(step, moment, 4), 4) : ''
    }
    expect(written('hour', '2026-11-21T13')).toBe('2026-11-21T13')
    expect(written('week', '2026-11-21')).toBe('2026-11-16')
    expect(written('month', '2026-11-21')).toBe('2026-11-01')
    expect(written('month', '2026-12-31')).toBe('2026-12-01')
  })
})

describe('a panel from rows', () => {
  const rows = (units: readonly (readonly [number, number])[]): SeriesRows => ({
    sku: 'mug',
    location: 'york',
    periods: units.map(([period]) => period),
    units: units.map(([, value]) => value),
    covariates: [units.map(([period]) => 10 + period)],
  })

  it('adds up rows of a day, takes returns off it and never falls below nothing', () => {
    const panel = buildPanel(
      SOURCE,
      [
        rows([
          [2, 3],
          [2, 4],
          [3, 1],
          [3, -5],
          [6, 2],
        ]),
      ],
      {
        firstPeriod: 0,
        originPeriod: 6,
        horizon: 1,
      },
    )
    expect(panel.series[0]?.startIndex).toBe(2)
    expect([...(panel.series[0]?.units ?? [])]).toEqual([7, 0, 0, 0, 2])
  })

  it('keeps a blank day apart from a day without sales', () => {
    const panel = buildPanel(
      SOURCE,
      [
        rows([
          [0, 3],
          [1, Number.NaN],
          [3, 1],
        ]),
      ],
      { firstPeriod: 0, originPeriod: 3, horizon: 1 },
    )
    expect([...(panel.series[0]?.units ?? [])]).toEqual([3, Number.NaN, 0, 1])
  })

  it('does not read units after the origin, but the plan', () => {
    const panel = buildPanel(
      SOURCE,
      [
        rows([
          [0, 3],
          [1, 4],
          [2, 99],
        ]),
      ],
      { firstPeriod: 0, originPeriod: 1, horizon: 2 },
    )
    expect([...(panel.series[0]?.units ?? [])]).toEqual([3, 4])
    expect([...(panel.series[0]?.covariates[0] ?? [])]).toEqual([10, 11, 12, Number.NaN])
  })

  it('averages covariates of a day and marks days on which goods ran out', () => {
    const one = {
      ...rows([
        [0, 3],
        [0, 4],
        [1, 5],
      ]),
      covariates: [[10, 20, 7]],
      stockouts: [0, 1, 0],
    }
    const [series] = buildPanel(SOURCE, [one], { firstPeriod: 0, originPeriod: 1, horizon: 0 }).series
    expect([...(series?.covariates[0] ?? [])]).toEqual([15, 7])
    expect([...(series?.censored ?? [])]).toEqual([1, 0])
  })

  it('leaves out a series that had not begun', () => {
    expect(buildPanel(SOURCE, [rows([[5, 3]])], { firstPeriod: 0, originPeriod: 1, horizon: 2 }).series).toEqual([])
  })

  it('is cut at an earlier origin with only planned covariates left in the future', () => {
    const built = (plan: boolean) =>
      buildPanel(SOURCE, [rows([[0, 3], [1, 4], [2, 5], ...(plan ? [[3, Number.NaN] as const] : [])])], {
        firstPeriod: 0,
        originPeriod: 2,
        horizon: 1,
      })
    expect([...(panelAt(built(true), 0, 1).series[0]?.covariates[0] ?? [])]).toEqual([10, 11])
    expect([...(panelAt(built(false), 0, 1).series[0]?.covariates[0] ?? [])]).toEqual([10, Number.NaN])
    expect([...(panelAt(built(true), 0, 1).series[0]?.units ?? [])]).toEqual([3])
    expect(unitsAfter(built(true), 0, 2).map((units) => [...units])).toEqual([[4, 5]])
  })
})
