import { addDays, instantOf } from '@onhand/domain/local-time'

/** The time from one day to another of the shop's calendar, both included, whoever reads it wherever; null is no bound. */
export function instantsOfDays(
  { fromDate, toDate }: { readonly fromDate: string | null; readonly toDate: string | null },
  timeZone: string,
): { readonly fromMs: number | null; readonly toMs: number | null } {
  return {
    fromMs: fromDate === null ? null : instantOf(fromDate, 0, timeZone),
    toMs: toDate === null ? null : instantOf(addDays(toDate, 1), 0, timeZone),
  }
}
