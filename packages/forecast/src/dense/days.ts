import { dateOfDay, dayNumber } from '../panel/periods.ts'

/** Fraction of its year that has gone by at the start of a day, 0 to 1. */
export function yearFraction(day: number): number {
  const { year } = dateOfDay(day)
  const start = dayNumber(year, 1, 1)
  return (day - start) / (dayNumber(year + 1, 1, 1) - start)
}
