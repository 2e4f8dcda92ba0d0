import type { Step } from '@onhand/forecast'
import { dateOfDay, dayNumber, isoOfDay, isoOfPeriod, parseMoment, periodOf } from '@onhand/forecast/panel/periods'

/** How the dates of a file become periods and are written again as the file writes them. */
export interface TimeLine {
  readonly step: Step
  readonly weekStart: number
  /** Period of an hour number (day number × 24 + hour). */
  readonly periodOfHours: (hours: number) => number
  /** The period of the last known hour; the one before when days are put together and its last days are missing. */
  readonly lastWhole: (hours: number) => number
  readonly writePeriod: (period: number) => string
}

// Dates of a weekly file share their weekday; with fewer distinct dates than this that says nothing.
const DISTINCT_MIN = 4

/** Reads date cells and remembers each distinct text, from which the step and the way of writing are known. */
export class MomentReader {
  readonly #seen = new Map<string, number>()

  /** Hours since 1970-01-01 of a date cell; null when it is no date. */
  read(text: string): number | null {
    const known = this.#seen.get(text)
    if (known !== undefined) return known
    const moment = parseMoment(text)
    if (!moment) return null
    const hours = moment.day * 24 + moment.hour
    this.#seen.set(text, hours)
    return hours
  }

  /** The time line of all dates read; `step` when it was asked for, otherwise what the dates look like. */
  timeLine(step?: Step): TimeLine {
    const texts = [...this.#seen.keys()]
    const days = [...new Set([...this.#seen.values()].map((hours) => Math.floor(hours / 24)))]
    const chosen = step ?? this.#likelyStep(texts, days)
    const weekStart = sharedRemainder(days) ?? 4
    const monthly = texts.every((text) => text.length === 7) || monthEndsOrStarts(days)
    const periodOfHours = (hours: number) =>
      periodOf(chosen, { day: Math.floor(hours / 24), hour: hours % 24 }, weekStart)
    return {
      step: chosen,
      weekStart,
      periodOfHours,
      lastWhole: (hours) => {
        const last = periodOfHours(hours)
        const together = chosen === 'week' ? sharedRemainder(days) === null : chosen === 'month' && !monthly
        return together && periodOfHours(hours + 24) === last ? last - 1 : last
      },
      writePeriod: writer({ step: chosen, weekStart, sample: texts[0] ?? '', days }),
    }
  }

  #likelyStep(texts: readonly string[], days: readonly number[]): Step {
    if (texts.every((text) => text.length === 7)) return 'month'
    const wholeHours = texts.every((text) => /^.{10}[T ]\d{2}(:00)*Z?$/.test(text))
    if (wholeHours && texts.some((text) => text.slice(11, 13) !== '00')) return 'hour'
    if (days.length >= DISTINCT_MIN && monthEndsOrStarts(days)) return 'month'
    return days.length >= DISTINCT_MIN && sharedRemainder(days) !== null ? 'week' : 'day'
  }
}

function writer(of: { step: Step; weekStart: number; sample: string; days: readonly number[] }) {
  const iso = (period: number) => isoOfPeriod(of.step, period, of.weekStart)
  const tail = of.sample.slice(10)
  if (of.step === 'hour') {
    const separator = tail.slice(0, 1) === ' ' ? ' ' : 'T'
    return (period: number) => iso(period).replace('T', separator) + tail.slice(3)
  }
  if (of.step !== 'month') {
    const midnight = /^[T ]00(:00)*(\.0+)?Z?$/.test(tail) ? tail : ''
    return (period: number) => iso(period) + midnight
  }
  if (of.sample.length === 7) return (period: number) => iso(period).slice(0, 7)
  const ends = of.days.every((day) => dateOfDay(day + 1).day === 1)
  return (period: number) =>
    ends ? isoOfDay(dayNumber(Math.floor((period + 1) / 12), ((period + 1) % 12) + 1, 1) - 1) : iso(period)
}

function sharedRemainder(days: readonly number[]): number | null {
  const first = (((days[0] ?? 0) % 7) + 7) % 7
  return days.every((day) => ((day % 7) + 7) % 7 === first) ? first : null
}

function monthEndsOrStarts(days: readonly number[]): boolean {
  return days.every((day) => dateOfDay(day).day === 1) || days.every((day) => dateOfDay(day + 1).day === 1)
}
