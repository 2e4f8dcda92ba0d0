import { activeLines } from '@onhand/domain/ordering/cart'
import type { CartSession } from './cart-session.ts'
import type { UnavailableLine } from './claims.ts'

/**
 * Counts what a checkout asked for and could not have: demand that no order tells of [INS-4]. A count that cannot be written stops no checkout; pressing again counts
 * nothing twice.
 */
export async function tellShortages(session: CartSession, unavailable: readonly UnavailableLine[]): Promise<void> {
  const { cart, deps } = session
  const askedOf = (skuId: string) =>
    activeLines(cart).reduce((units, line) => (line.skuId === skuId ? units + line.units : units), 0)
  const shortages = unavailable.flatMap(({ lineId, skuId, problem }) => {
    const line = cart.lines.find((one) => one.lineId === lineId)
    if (!line || problem.code !== 'insufficient_stock') return []
    const { availableUnits } = problem
    return [{ cartId: cart.cartId, skuId, vendorId: line.vendorId, askedUnits: askedOf(skuId), availableUnits }]
  })
  if (shortages.length === 0) return
  try {
    await deps.unmetDemand.noteShortages(shortages, deps.nowMs())
  } catch (error) {
    deps.log.error('ordering.checkout.shortage_not_told', { error: String(error) })
  }
}
