import type { OrderLineId } from '@onhand/domain/ids'
import type { Allocation } from '@onhand/domain/inventory/types'
import { withLots } from '@onhand/domain/ordering/manual-order'
import type { PlacedLine, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { claimedLines } from '../find-order.ts'

/** A line that cannot be had: which, counted from 0, and how many are left. */
export type ManualClaimRefusal = {
  readonly code: 'line_unavailable'
  readonly line: number
  readonly availableUnits: number
}

/** Long enough for the job that makes the claims the order's, whatever happens to the call that made them. */
const CLAIM_MS = 86_400_000

type ClaimDeps = Pick<ServiceDeps, 'stock' | 'nowMs' | 'log'>

/** Claims the stock of a typed-in order, line by line in the order of their SKUs; a refusal gives the others back [ORD-23]. */
export async function claimManualLines(
  deps: ClaimDeps,
  group: PlacedOrderGroup,
): Promise<Result<PlacedOrderGroup, ManualClaimRefusal>> {
  const [order] = group.orders
  if (!order) return ok(group)
  const wanted = claimedLines(order).toSorted((a, b) => (a.skuId < b.skuId ? -1 : 1))
  const lots = new Map<OrderLineId, readonly Allocation[]>()
  const claimed: PlacedLine[] = []
  for (const line of wanted) {
    const { reservationId, units } = line
    const expiresAtMs = deps.nowMs() + CLAIM_MS
    const reserved = await deps.stock.reserve(line.skuId, { reservationId, units, expiresAtMs, locationIds: [] })
    if (!reserved.ok) {
      await Promise.all(claimed.map((other) => deps.stock.release(other.skuId, other.reservationId)))
      const { error } = reserved
      const availableUnits = error.code === 'insufficient_stock' ? error.availableUnits : 0
      return err({ code: 'line_unavailable', line: order.lines.indexOf(line), availableUnits })
    }
    claimed.push(line)
    lots.set(line.id, reserved.value.allocations)
  }
  return ok(withLots(group, lots))
}

/** Makes the claims of a written order its own, so that they no longer expire. May be repeated. */
export async function allocateManualOrder(deps: ClaimDeps, group: PlacedOrderGroup): Promise<void> {
  const lines = group.orders.flatMap(claimedLines)
  const allocated = await Promise.all(lines.map((line) => deps.stock.allocate(line.skuId, line.reservationId)))
  // Shipped or given back meanwhile: the order has gone on.
  for (const result of allocated)
    if (!result.ok) deps.log.warn('ordering.manual.claim', { orderGroupId: group.id, ...result.error })
}
