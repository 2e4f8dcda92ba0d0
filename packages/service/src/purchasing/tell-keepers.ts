import { derivedId, type MovementId } from '@onhand/domain/ids'
import { expectedUnits } from '@onhand/domain/purchasing/purchase-order'
import type { ServiceDeps } from '../deps.ts'
import type { PurchaseOrder } from './ports.ts'

/** What telling the StockKeepers needs. */
export type TellDeps = Pick<ServiceDeps, 'purchases' | 'stockRoom'>

/**
 * Tells the StockKeepers what an order is still to bring [BUY-9]. The order's revision goes with it, so that telling twice, late or at once changes
 * nothing; what a crash left out is told again by the minute run.
 */
export async function tellKeepers(deps: TellDeps, order: PurchaseOrder): Promise<void> {
  if (order.status === 'draft') return
  const { locationId, revision, status } = order
  const dueDate = order.promisedDate ?? order.wantedDate
  await Promise.all(
    order.lines.map((line) => {
      const units = expectedUnits(status, line)
      return deps.stockRoom.expectGoods(line.skuId, {
        movementId: expectationOf(order, line.position),
        locationId,
        units,
        dueDate,
        revision,
      })
    }),
  )
  await deps.purchases.told(order.id, revision)
}

/** Reads an order again and tells what it says now. */
export async function tellKeepersOf(deps: TellDeps, id: PurchaseOrder['id']): Promise<PurchaseOrder | null> {
  const order = await deps.purchases.find(id)
  if (order) await tellKeepers(deps, order)
  return order
}

function expectationOf(order: PurchaseOrder, position: number): MovementId {
  return derivedId('movement', order.id, `l${position}`)
}
