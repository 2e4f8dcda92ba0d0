import type { LotId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import { type Stock, type StockChange, unchanged } from './stock.ts'

/**
 * Holds a lot back or sets it free [INV-21]. What is claimed of it stays claimed; only what nobody has may no longer be promised.
 * Repeating changes nothing.
 */
export function quarantine(
  stock: Stock,
  request: { readonly lotId: LotId; readonly isQuarantined: boolean },
): Result<StockChange, { readonly code: 'lot_unknown' }> {
  const { lotId, isQuarantined } = request
  const known = stock.lots.find((lot) => lot.lotId === lotId)
  if (!known) return err({ code: 'lot_unknown' })
  if (known.isQuarantined === isQuarantined) return ok(unchanged(stock, null))
  const lots = stock.lots.map((lot) => (lot === known ? { ...lot, isQuarantined } : lot))
  return ok({ stock: { ...stock, lots }, claim: null, movements: [] })
}
