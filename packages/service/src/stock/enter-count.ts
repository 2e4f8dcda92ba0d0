import type { Actor } from '@onhand/domain/identity/actor'
import type { CountId, EventId, SkuId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { type CountState, ownCount } from './counts.ts'
import { actorKey, type NotFound, ownSku } from './own.ts'

/**
 * Keeps what one person counted of a SKU, with what its keeper says is on hand at that moment; the counter is not told [INV-26].
 * A SKU that is not on the sheet is put onto it. Repeating an entry id changes nothing.
 */
export async function enterCount(
  deps: Pick<ServiceDeps, 'stock' | 'stockCounts' | 'stockLists' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly countId: CountId
    readonly entryId: EventId
    readonly skuId: SkuId
    readonly countedUnits: number
  },
): Promise<Result<null, OperateRefusal | NotFound | CountState>> {
  const { countId, skuId, countedUnits } = input
  const count = await ownCount(deps, actor, { ...input, permission: 'stock.count' })
  if (!count.ok) return count
  const sku = await ownSku(deps, input)
  if (!sku.ok) return sku
  const levels = await deps.stock.levels(skuId)
  const bookUnits = levels.find((level) => level.locationId === count.value.locationId)?.onHandUnits ?? 0
  const entry = {
    id: input.entryId,
    countId,
    skuId,
    actorId: actorKey(actor),
    countedUnits,
    bookUnits,
    atMs: deps.nowMs(),
  }
  if (await deps.stockCounts.enter(entry, deps.newId('movement'))) return ok(null)
  const now = await deps.stockCounts.find(countId)
  return err({ code: 'count_state', status: now?.status === 'open' ? 'closed' : (now?.status ?? 'cancelled') })
}
