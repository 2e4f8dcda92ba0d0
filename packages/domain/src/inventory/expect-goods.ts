import { err, ok, type Result } from '../result.ts'
import { type Stock, type StockChange, UNITS_PER_REQUEST_MAX, unchanged } from './stock.ts'
import type { Availability, Expectation, ExpectationRefusal } from './types.ts'

/**
 * Decides what is incoming because a supplier was asked for it [INV-34]: the newest word under an id counts, an older or a repeated one changes nothing,
 * and 0 units are the end of it. Nothing of it may be sold before it was received.
 */
export function expectGoods(
  stock: Stock,
  existing: Expectation | null,
  request: Expectation,
): Result<StockChange, ExpectationRefusal> {
  const { units } = request
  if (!Number.isSafeInteger(units) || units < 0 || units > UNITS_PER_REQUEST_MAX)
    return err({ code: 'invalid_units', unitsMax: UNITS_PER_REQUEST_MAX })
  if (existing ? existing.revision >= request.revision : units === 0) return ok(unchanged(stock, null))
  return ok({ ...unchanged(stock, null), expectation: request })
}

/** What may be promised from a day on: all that is available now and all that is due up to it. */
export type PromiseStep = { readonly fromDate: string | null; readonly units: number }

/** Available to promise by date [INV-35], the present first; goods without a day are promised by none. */
export function promisableByDate(
  availability: Pick<Availability, 'availableUnits'>,
  expected: readonly Pick<Expectation, 'units' | 'dueDate'>[],
): readonly PromiseStep[] {
  const days = [...new Set(expected.flatMap(({ dueDate, units }) => (dueDate !== null && units > 0 ? [dueDate] : [])))]
  let units = availability.availableUnits
  const steps: PromiseStep[] = [{ fromDate: null, units }]
  for (const fromDate of days.sort()) {
    units += expected.filter(({ dueDate }) => dueDate === fromDate).reduce((sum, one) => sum + one.units, 0)
    steps.push({ fromDate, units })
  }
  return steps
}
