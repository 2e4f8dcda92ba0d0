import type { LocationId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import { availableUnits, type Lot } from './stock.ts'
import type { Allocation } from './types.ts'

/**
 * Chooses the lots that serve `units`: preferred locations in their order, earliest expiry first, lots without expiry last [INV-5].
 * All or nothing: the refusal says how many the asked locations have [INV-2]. No `locationIds` means any location.
 */
export function pickLots(
  lots: readonly Lot[],
  demand: { readonly units: number; readonly locationIds: readonly LocationId[] },
  nowMs: number,
): Result<readonly Allocation[], { readonly code: 'insufficient_stock'; readonly availableUnits: number }> {
  const { units, locationIds } = demand
  const asked = lots.filter((lot) => locationIds.length === 0 || locationIds.includes(lot.locationId))
  const total = asked.reduce((sum, lot) => sum + availableUnits(lot, nowMs), 0)
  if (total < units) return err({ code: 'insufficient_stock', availableUnits: total })
  const rank = (lot: Lot) => locationIds.indexOf(lot.locationId)
  const ordered = [...asked].sort(
    (a, b) => rank(a) - rank(b) || compareText(lastDay(a), lastDay(b)) || compareText(a.lotId, b.lotId),
  )
  const picked: Allocation[] = []
  let missing = units
  for (const lot of ordered) {
    const taken = Math.min(missing, availableUnits(lot, nowMs))
    if (taken === 0) continue
    picked.push({ locationId: lot.locationId, lotId: lot.lotId, units: taken, expiryDate: lot.expiryDate })
    missing -= taken
    if (missing === 0) break
  }
  return ok(picked)
}

function lastDay(lot: Lot): string {
  return lot.expiryDate ?? '9999-12-31~'
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
