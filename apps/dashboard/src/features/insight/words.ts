import { minorDigits } from '@onhand/domain/payments/money'
import type { Formatters } from '@onhand/i18n/format'
import { INTL_TAGS } from '@onhand/i18n/locale'
import type { InsightKind } from '@onhand/domain/insight/insight-kinds'
import { SHEET_FORMATS } from '@onhand/domain/reports/report'
import { useTexts } from '../../lib/texts.ts'
import type { InsightPeriod } from './period.ts'

/** A number against another one; `changeBps` null when there was nothing before. */
type Change = { readonly now: number; readonly before: number; readonly changeBps: number | null }
type Share = { readonly now: number | null; readonly before: number | null }
type Days = { readonly fromDate: string; readonly toDate: string }

const BPS = 10_000
// How much longer is no matter.
const YEAR_DAYS = 366
// A hundredth more or less is the same to somebody who runs a shop.
const SAME_BPS = 50
const JANUARY_MS = Date.UTC(2024, 0, 15)
const MONDAY_MS = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

/** How insight says its numbers. */
export function useWords() {
  const { t, format, locale } = useTexts('insight')
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(INTL_TAGS[locale], { timeZone: 'UTC', ...options })
  const weekday = name({ weekday: 'short' })
  const month = name({ month: 'short' })
  const month1 = name({ month: 'long' })
  return {
    t,
    format,
    locale,
    weekdayShort: (isoWeekday: number) => weekday.format(MONDAY_MS + (isoWeekday - 1) * DAY_MS),
    monthShort: (number: number) => month.format(JANUARY_MS + (number - 1) * 30.4 * DAY_MS),
    monthLong: (number: number) => month1.format(JANUARY_MS + (number - 1) * 30.4 * DAY_MS),
    hour: (hour: number) => format.timeOfDay(hour * 60),
    /** Money beside a chart's lines: without decimals where there are none. */
    moneyTick: (minor: number, currency: string) =>
      new Intl.NumberFormat(INTL_TAGS[locale], {
        style: 'currency',
        currency,
        trailingZeroDisplay: 'stripIfInteger',
      }).format(minor / 10 ** minorDigits(currency)),
    /** A share with one decimal; a dash when it is not known. */
    share: (share: number | null) => (share === null ? t('insight.unknown') : wholePercent(format, share, 10)),
    percent: (bps: number) => wholePercent(format, Math.abs(bps) / BPS, 100),
    /** What a point of a chart is called. */
    point: ({ fromDate, toDate }: Days) =>
      fromDate === toDate ? format.date(fromDate) : `${format.date(fromDate)} – ${format.date(toDate)}`,
    coverDays: (days: number) =>
      days > YEAR_DAYS
        ? t('insight.coverYear')
        : t('insight.coverDays', { count: days >= 10 ? Math.round(days) : Math.round(days * 10) / 10 }),
    /** A share in whole hundredths. */
    wholeShare: (share: number | null) => (share === null ? t('insight.unknown') : wholePercent(format, share, 100)),
    changed: ({ changeBps }: Change) => {
      if (changeBps === null) return t('insight.change.first')
      if (Math.abs(changeBps) < SAME_BPS) return t('insight.change.same')
      const percent = wholePercent(format, Math.abs(changeBps) / BPS, 100)
      return changeBps > 0 ? t('insight.change.more', { percent }) : t('insight.change.less', { percent })
    },
    shareChanged: ({ now, before }: Share) => {
      if (now === null || before === null) return t('insight.share.first')
      if (Math.abs(now - before) < SAME_BPS / BPS / 10) return t('insight.share.same')
      const percent = wholePercent(format, before, 10)
      return now > before ? t('insight.share.up', { percent }) : t('insight.share.down', { percent })
    },
    isSame: (changeBps: number) => Math.abs(changeBps) < SAME_BPS,
  }
}

/** In steps of a hundredth or a thousandth: more digits are noise. */
function wholePercent(format: Formatters, share: number, stepBps: 10 | 100): string {
  return format.percent(Math.round((share * BPS) / stepBps) * stepBps)
}

/** Where the table behind a chart is downloaded. */
export function downloadsOf(kind: InsightKind, period: InsightPeriod, locale: string) {
  const { vendorId, fromDate, toDate } = period.asked()
  const query = new URLSearchParams({ lang: locale, from: fromDate, to: toDate })
  return SHEET_FORMATS.map((format) => ({
    label: format.toUpperCase(),
    href: `/api/v1/shops/${vendorId}/exports/${kind}.${format}?${query}`,
  }))
}
