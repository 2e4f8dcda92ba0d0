import { minorDigits } from '@onhand/domain/payments/money'
import { dayOf, daysUntil } from './calendar.ts'
import { INTL_TAGS, type Locale } from './locale.ts'

/** Words the formatters need from the messages. */
export type DayWords = { readonly today: string; readonly tomorrow: string }
/** A stretch of time in a zone, end included. */
export type TimeWindow = { readonly fromMs: number; readonly toMs: number; readonly timeZone: string }

/** Writes numbers, money, days and windows as a reader of one language expects them. */
export type Formatters = {
  /** Money from integer minor units: `£12.50`, `¥1,200`, `KWD 1.250`. */
  money(amountMinor: number, currency: string): string
  /** Money to compare by (a price per kilo): rounded to whole units where nobody writes fractions. */
  roughMoney(amountMinor: number, currency: string): string
  number(value: number): string
  /** A rate from basis points: `20%`, `8.75%`. */
  percent(bps: number): string
  /** A distance in metres as `350 m` or `2.4 km`. */
  distance(metres: number): string
  /** Today, tomorrow, or the date: relative to `nowMs` in the zone. */
  day(atMs: number, timeZone: string, nowMs: number): string
  /** A delivery window: `Tomorrow 9–11`, or a range of days when it is longer than one. */
  window(window: TimeWindow, nowMs: number): string
  /** Date with time of day: `21 Nov, 14:05`. */
  dateTime(atMs: number, timeZone?: string): string
  /** A day in full, in the zone: `21 November 2026`. */
  longDate(atMs: number, timeZone: string): string
  /** A calendar day that has no time (`2026-12-02`): `2 Dec`. */
  date(isoDate: string): string
  /** Minutes since midnight as a time of day. */
  timeOfDay(minute: number): string
  /** ISO weekday (1 = Monday) by name. */
  weekday(weekday: number): string
  /** A country by its name in this language. */
  country(code: string): string
}

/** TWD has hundredths on paper only: nobody writes them. */
const WHOLE_IN_PRACTICE = new Set(['TWD'])
/** A Monday, to name weekdays from. */
const MONDAY_MS = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

/** Formatters of one language. Intl objects are dear to make, so they are kept. */
export function formatters(locale: Locale, words: DayWords): Formatters {
  const tag = INTL_TAGS[locale]
  const number = new Intl.NumberFormat(tag)
  // Few pages write these.
  let percent: Intl.NumberFormat | undefined
  let regions: Intl.DisplayNames | undefined
  const kept = new Map<string, Intl.DateTimeFormat>()
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options)
    const format = kept.get(key) ?? new Intl.DateTimeFormat(tag, options)
    kept.set(key, format)
    return format
  }
  const currencies = new Map<string, Intl.NumberFormat>()
  const shortDay = (atMs: number, timeZone: string) =>
    dates({ timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(atMs)
  const day = (atMs: number, timeZone: string, nowMs: number) => {
    const days = daysUntil(atMs, nowMs, timeZone)
    return days === 0 ? words.today : days === 1 ? words.tomorrow : shortDay(atMs, timeZone)
  }
  const money = (amountMinor: number, currency: string) =>
    moneyFormat(currencies, tag, currency).format(amountMinor / 10 ** minorDigits(currency))
  return {
    money,
    roughMoney: (amountMinor, currency) => {
      const step = WHOLE_IN_PRACTICE.has(currency) ? 10 ** minorDigits(currency) : 1
      return money(Math.round(amountMinor / step) * step, currency)
    },
    number: (value) => number.format(value),
    percent: (bps) => {
      percent ??= new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 })
      return percent.format(bps / 10_000)
    },
    distance: (metres) => distance(tag, metres),
    day,
    window: ({ fromMs, toMs, timeZone }, nowMs) => {
      if (dayOf(fromMs, timeZone) !== dayOf(toMs, timeZone))
        return `${day(fromMs, timeZone, nowMs)} – ${day(toMs, timeZone, nowMs)}`
      return `${day(fromMs, timeZone, nowMs)} ${hours(dates, { fromMs, toMs, timeZone })}`
    },
    dateTime: (atMs, timeZone) =>
      dates({
        ...(timeZone ? { timeZone } : {}),
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(atMs),
    longDate: (atMs, timeZone) => dates({ timeZone, dateStyle: 'long' }).format(atMs),
    date: (isoDate) => dates({ timeZone: 'UTC', day: 'numeric', month: 'short' }).format(Date.parse(isoDate)),
    timeOfDay: (minute) => clock(minute),
    weekday: (weekday) => dates({ timeZone: 'UTC', weekday: 'long' }).format(MONDAY_MS + (weekday - 1) * DAY_MS),
    country: (code) => {
      regions ??= new Intl.DisplayNames(tag, { type: 'region' })
      return regions.of(code) ?? code
    },
  }
}

function moneyFormat(kept: Map<string, Intl.NumberFormat>, tag: string, currency: string): Intl.NumberFormat {
  const known = kept.get(currency)
  if (known) return known
  const digits = minorDigits(currency)
  const format = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: WHOLE_IN_PRACTICE.has(currency) ? 'stripIfInteger' : 'auto',
  })
  kept.set(currency, format)
  return format
}

function distance(tag: string, metres: number): string {
  const isFar = metres >= 1000
  const value = isFar ? metres / 1000 : Math.round(metres / 50) * 50
  const digits = isFar && value < 10 ? 1 : 0
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: isFar ? 'kilometer' : 'meter',
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value)
}

function hours(
  dates: (options: Intl.DateTimeFormatOptions) => Intl.DateTimeFormat,
  { fromMs, toMs, timeZone }: TimeWindow,
): string {
  const format = dates({ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', numberingSystem: 'latn' })
  const minuteOf = (atMs: number) => {
    const parts = format.formatToParts(atMs)
    const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value ?? 0)
    return part('hour') * 60 + part('minute')
  }
  const from = minuteOf(fromMs)
  const to = minuteOf(toMs)
  const isWhole = from % 60 === 0 && to % 60 === 0
  return isWhole ? `${from / 60}–${to / 60}` : `${clock(from)}–${clock(to)}`
}

function clock(minute: number): string {
  const day = minute % 1440
  return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`
}
