import { addDays, isCalendarDate, localTime } from '@onhand/domain/local-time'
import type { VendorId } from '@onhand/domain/ids'
import { useSearchParams } from '@solidjs/router'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** Spans that one press chooses, up to today. */
export const SPANS = [7, 28, 90, 365] as const
export type SpanDays = (typeof SPANS)[number]
const USUAL: SpanDays = 28

/** Which days the screens of insight show; kept in the address, so that it goes along from part to part. */
export type InsightPeriod = {
  /** What every question asks. */
  asked(): { readonly vendorId: VendorId; readonly fromDate: string; readonly toDate: string }
  /** Null when the days are one's own. */
  span(): SpanDays | null
  /** The part of the address that says it: `?days=90`. */
  query(): string
  choose(span: SpanDays): void
  setDays(days: { readonly fromDate: string; readonly toDate: string }): void
}

/** The period of the address. */
export function usePeriod(): InsightPeriod {
  const { shop } = useShop()
  const { nowMs } = useTexts('insight')
  const [search, setSearch] = useSearchParams()
  const today = () => localTime(nowMs(), shop().timeZone).date
  const dayOf = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && isCalendarDate(value) ? value : null
  }
  const own = () => {
    const [fromDate, toDate] = [dayOf('from'), dayOf('to')]
    return fromDate !== null && toDate !== null && fromDate <= toDate ? { fromDate, toDate } : null
  }
  const span = (): SpanDays => SPANS.find((one) => String(one) === search['days']) ?? USUAL
  return {
    asked: () => {
      const days = own() ?? { fromDate: addDays(today(), 1 - span()), toDate: today() }
      return { vendorId: shop().vendorId, ...days }
    },
    span: () => (own() ? null : span()),
    query: () => {
      const days = own()
      return days ? `?from=${days.fromDate}&to=${days.toDate}` : `?days=${span()}`
    },
    choose: (days) => setSearch({ days: String(days), from: null, to: null }, { scroll: false, replace: true }),
    setDays: ({ fromDate, toDate }) =>
      setSearch({ days: null, from: fromDate, to: toDate }, { scroll: false, replace: true }),
  }
}
