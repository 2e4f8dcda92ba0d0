import {
  christmasBlock,
  hourBlock,
  hourOfWeekBlock,
  markBlock,
  monthBlock,
  monthDayBlock,
  trendBlock,
  weekdayBlock,
  weekdayYearBlock,
  weekOfMonthBlock,
  weekOfYearBlock,
  yearlyBlock,
} from './calendar-blocks.ts'
import { type Block, type Design, designOf } from './design.ts'
import { type Grid, periodsOf } from './grid.ts'

/** How finely the calendar is looked at. */
export interface CalendarOptions {
  /** Periods between two knots of the trend. */
  readonly knotEvery: number
  /** Share of the horizon over which the last slope goes on. */
  readonly trendRun: number
  /** Whether months step up and down, besides the yearly waves. */
  readonly isMonthly: boolean
  /** Penalty of weeks of the year of their own, in panels of weeks; 0 for none. */
  readonly weekPenalty: number
  /** Pairs of yearly waves. */
  readonly harmonics: number
}

const YEAR_DAYS = 365
/** Yearly waves need about a year of days before them. */
const YEARLY_FROM_DAYS = 330

/** Regressors that all series of a grid share: trend, season, days of the month, marks with their echoes. */
export function calendarDesign(grid: Grid, options: CalendarOptions): Design {
  const { days, hours } = grid
  const last = days[grid.known - 1] ?? 0
  const isYearly = last - (days[0] ?? 0) >= YEARLY_FROM_DAYS
  const blocks: Block[] = [
    trendBlock({ known: grid.known, every: options.knotEvery, run: options.trendRun * grid.horizon }, 5),
  ]
  if (grid.step === 'hour') blocks.push(hourBlock(hours, 0.1), weekdayBlock(days, 0.5), hourOfWeekBlock(grid, 1))
  if (grid.step === 'day') {
    blocks.push(weekdayBlock(days, 0.1))
    if (isYearly) blocks.push(yearlyBlock(days, options.harmonics, 0.1), weekdayYearBlock(days, 2, 1))
    if (isYearly) blocks.push(christmasBlock(days, 0.3))
    if (isYearly && options.isMonthly) blocks.push(monthBlock(days, 0.1))
    if (grid.known > (2 * YEAR_DAYS) / 3) blocks.push(monthDayBlock(days, 1))
  }
  if (grid.step === 'week') {
    if (isYearly) blocks.push(yearlyBlock(days, options.harmonics, 0.02))
    if (isYearly && options.weekPenalty > 0) blocks.push(weekOfYearBlock(options.weekPenalty))
    blocks.push(weekOfMonthBlock(days, 1))
  }
  if (grid.step === 'month' && isYearly) blocks.push(monthBlock(days, 0.5))
  return designOf(periodsOf(grid), [...blocks, ...markBlocks(grid)])
}

/** Marks seen before: rare ones (holidays) with the days around them, frequent ones by themselves, with what became of them. */
function markBlocks(grid: Grid): Block[] {
  return grid.marks.flatMap((mark) => {
    let seen = 0
    for (let t = 0; t < grid.known; t++) if ((mark.values[t] ?? 0) !== 0) seen++
    if (seen === 0) return []
    const isRare = seen <= grid.known / 30 || grid.step === 'week'
    if (!isRare || grid.step === 'hour' || grid.step === 'month') {
      const alone = { before: 0, after: 0 }
      return [markBlock(mark, alone, 1), ...(grid.step === 'day' ? [markBlock(fadedMark(mark, grid), alone, 4)] : [])]
    }
    return [markBlock(mark, grid.step === 'day' ? { before: 4, after: 3 } : { before: 1, after: 1 }, 0.5)]
  })
}

/** A mark by how many years ago it was, nothing ahead: what it does may have grown or shrunk, and lasts as it is now. */
function fadedMark({ name, values }: Grid['marks'][number], { known }: Grid): Grid['marks'][number] {
  return { name: `${name} ago`, values: values.map((value, t) => (value * Math.min(0, t - known)) / YEAR_DAYS) }
}
