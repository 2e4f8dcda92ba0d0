import type { Step } from './panel.ts'

/** Days of the Gregorian calendar since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Year, month (1–12) and day of a day number. */
export function dateOfDay(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

/** `2026-11-21` of a day number. */
export function isoOfDay(days: number): string {
  const { year, month, day } = dateOfDay(days)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** Day number and hour of `2026-11-21`, `2026-11`, `2026-11-21T13` or `2026-11-21 13:00:00Z`; null when it is no date. */
export function parseMoment(text: string): { day: number; hour: number } | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::\d{2}){0,2}(?:\.\d+)?Z?)?)?$/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? '1')]
  const hour = Number(match[4] ?? '0')
  if (month < 1 || month > 12 || day < 1 || hour > 23) return null
  const number = dayNumber(year, month, day)
  return dateOfDay(number).month === month ? { day: number, hour } : null
}

/**
 * Number of the period that a moment falls into: hours, days or weeks since 1970-01-01, or months since year 0.
 * `weekStart` is the remainder of division by 7 of the day number on which weeks begin (0 is a Thursday).
 */
export function periodOf(step: Step, moment: { day: number; hour: number }, weekStart = 0): number {
  switch (step) {
    case 'hour':
      return moment.day * 24 + moment.hour
    case 'day':
      return moment.day
    case 'week':
      return Math.floor((moment.day - weekStart) / 7)
    case 'month': {
      const { year, month } = dateOfDay(moment.day)
      return year * 12 + month - 1
    }
  }
}

/** Day number on which a period begins. */
export function dayOfPeriod(step: Step, period: number, weekStart = 0): number {
  switch (step) {
    case 'hour':
      return Math.floor(period / 24)
    case 'day':
      return period
    case 'week':
      return period * 7 + weekStart
    case 'month':
      return dayNumber(Math.floor(period / 12), (period % 12) + 1, 1)
  }
}

/** The period's beginning as the panel writes it: `2026-11-21`, or `2026-11-21T13` for hours. */
export function isoOfPeriod(step: Step, period: number, weekStart = 0): string {
  const day = isoOfDay(dayOfPeriod(step, period, weekStart))
  return step === 'hour' ? `${day}T${two(((period % 24) + 24) % 24)}` : day
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7
}

/** 1 on the first of January. */
export function dayOfYear(days: number): number {
  return days - dayNumber(dateOfDay(days).year, 1, 1) + 1
}

/** 0 for days 1–7 of the month, 1 for 8–14, …, 4 for 29–31. */
export function weekOfMonth(days: number): number {
  return Math.floor((dateOfDay(days).day - 1) / 7)
}

/** Periods of one season that a step usually has: a day of hours, a week of days, a year of weeks or of months. */
export function seasonLength(step: Step): number {
  return { hour: 24, day: 7, week: 52, month: 12 }[step]
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
