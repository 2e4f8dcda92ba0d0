import { dateOfDay, dayNumber, weekdayOf, weekOfMonth } from '../panel/periods.ts'
import { yearFraction } from './days.ts'
import type { Block } from './design.ts'

/** A constant, and a trend whose slope may change at a knot every `every` periods; which goes on for `run` periods past the last known. */
export function trendBlock(trend: { known: number; every: number; run: number }, penalty: number): Block {
  const { known, every } = trend
  const knots: number[] = []
  for (let at = known - every; at > -every; at -= every) knots.push(Math.max(at, 0))
  return {
    names: ['constant', ...knots.map((at) => `slope ${at}`)],
    penalty: (column) => (column === 0 ? 0 : column === knots.length ? penalty / 10 : penalty),
    entries: (period) => {
      const row = [0, 1]
      knots.forEach((at, i) => {
        const run = Math.min(period, known + trend.run) - at
        if (run > 0) row.push(i + 1, run / 365)
      })
      return row
    },
  }
}

/** The seven weekdays. */
export function weekdayBlock(days: Int32Array, penalty: number): Block {
  return {
    names: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    penalty: () => penalty,
    entries: (period) => [weekdayOf(days[period] ?? 0), 1],
  }
}

/** `harmonics` pairs of yearly sines and cosines, the faster ones held tighter. */
export function yearlyBlock(days: Int32Array, harmonics: number, penalty: number): Block {
  const names: string[] = []
  for (let k = 1; k <= harmonics; k++) names.push(`sin ${k}`, `cos ${k}`)
  return {
    names,
    penalty: (column) => penalty * (1 + Math.floor(column / 2)) ** 2,
    entries: (period) => waves(days[period] ?? 0, harmonics, 0),
  }
}

/** Yearly waves of each weekday of its own, for weekends that differ more in one season than in another. */
export function weekdayYearBlock(days: Int32Array, harmonics: number, penalty: number): Block {
  const names: string[] = []
  for (let day = 0; day < 7; day++) for (let k = 0; k < 2 * harmonics; k++) names.push(`weekday ${day} wave ${k}`)
  return {
    names,
    penalty: (column) => penalty * (1 + Math.floor((column % (2 * harmonics)) / 2)) ** 2,
    entries: (period) => waves(days[period] ?? 0, harmonics, weekdayOf(days[period] ?? 0) * 2 * harmonics),
  }
}

/** The days of the month: pay days, benefit days. */
export function monthDayBlock(days: Int32Array, penalty: number): Block {
  return {
    names: Array.from({ length: 31 }, (_, i) => `day ${i + 1}`),
    penalty: () => penalty,
    entries: (period) => [dateOfDay(days[period] ?? 0).day - 1, 1],
  }
}

/** The 52 weeks of a year of weeks, counted from the first period: a holiday's week stays the same one. */
export function weekOfYearBlock(penalty: number): Block {
  return {
    names: Array.from({ length: 52 }, (_, i) => `week ${i}`),
    penalty: () => penalty,
    entries: (period) => [period % 52, 1],
  }
}

/** The four or five weeks of a month. */
export function weekOfMonthBlock(days: Int32Array, penalty: number): Block {
  return {
    names: ['first', 'second', 'third', 'fourth', 'fifth'],
    penalty: () => penalty,
    entries: (period) => [weekOfMonth(days[period] ?? 0), 1],
  }
}

/** The twelve months. */
export function monthBlock(days: Int32Array, penalty: number): Block {
  return {
    names: Array.from({ length: 12 }, (_, i) => `month ${i + 1}`),
    penalty: () => penalty,
    entries: (period) => [dateOfDay(days[period] ?? 0).month - 1, 1],
  }
}

/** First days of the spans around 25 December, in days from it; the last one is where ordinary days begin again. */
const CHRISTMAS = [-24, -17, -10, -6, -3, -2, -1, 0, 1, 2, 6, 7, 8, 13]

/** The weeks before Christmas, its days and those after: too short for yearly waves, and the same dates every year. */
export function christmasBlock(days: Int32Array, penalty: number): Block {
  return {
    names: CHRISTMAS.slice(0, -1).map((from) => `christmas ${from}`),
    penalty: () => penalty,
    entries: (period) => {
      const day = days[period] ?? 0
      const { year, month } = dateOfDay(day)
      const from = day - dayNumber(month < 7 ? year - 1 : year, 12, 25)
      const next = CHRISTMAS.findIndex((start) => from < start)
      return next > 0 ? [next - 1, 1] : []
    },
  }
}

/** The 24 hours of a day. */
export function hourBlock(hours: Int32Array, penalty: number): Block {
  return {
    names: Array.from({ length: 24 }, (_, i) => `hour ${i}`),
    penalty: () => penalty,
    entries: (period) => [hours[period] ?? 0, 1],
  }
}

/** The 168 hours of a week. */
export function hourOfWeekBlock({ days, hours }: { days: Int32Array; hours: Int32Array }, penalty: number): Block {
  return {
    names: Array.from({ length: 168 }, (_, i) => `hour ${i % 24} of day ${Math.floor(i / 24)}`),
    penalty: () => penalty,
    entries: (period) => [weekdayOf(days[period] ?? 0) * 24 + (hours[period] ?? 0), 1],
  }
}

/** A row of marks (an event's days) with its echoes from `before` periods ahead to `after` periods behind. */
export function markBlock(
  mark: { name: string; values: Float64Array },
  span: { before: number; after: number },
  penalty: number,
): Block {
  const names: string[] = []
  for (let lag = -span.before; lag <= span.after; lag++) names.push(`${mark.name} ${lag}`)
  return {
    names,
    penalty: (column) => penalty * (column === span.before ? 0.5 : 1),
    entries: (period) => {
      const row: number[] = []
      for (let lag = -span.before; lag <= span.after; lag++) {
        const value = mark.values[period - lag] ?? 0
        if (value !== 0) row.push(lag + span.before, value)
      }
      return row
    },
  }
}

function waves(day: number, harmonics: number, offset: number): number[] {
  const row: number[] = []
  const angle = 2 * Math.PI * yearFraction(day)
  for (let k = 1; k <= harmonics; k++) {
    row.push(offset + 2 * k - 2, Math.sin(k * angle), offset + 2 * k - 1, Math.cos(k * angle))
  }
  return row
}
