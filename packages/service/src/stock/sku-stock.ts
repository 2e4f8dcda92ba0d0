import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { SkuId, VendorId } from '@onhand/domain/ids'
import { type PromiseStep, promisableByDate } from '@onhand/domain/inventory/expect-goods'
import type { StockLevel, StockLot } from '@onhand/domain/inventory/types'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { type NotFound, ownSku } from './own.ts'
import type { SkuFacts, Threshold } from './ports.ts'

/** All about one SKU's stock, exact: asked of its keeper. */
export type SkuStock = {
  readonly facts: SkuFacts
  readonly levels: readonly StockLevel[]
  readonly lots: readonly StockLot[]
  readonly thresholds: readonly Threshold[]
  /** What may be promised now and, with what suppliers are to bring, from each day on [INV-35]. */
  readonly promisable: readonly PromiseStep[]
}

/** The stock of one SKU as its keeper has it now: places, lots with their claims, thresholds. */
export async function skuStock(
  deps: Pick<ServiceDeps, 'stockRoom' | 'stockLists' | 'stockAlerts'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly skuId: SkuId; readonly locale: Locale },
): Promise<Result<SkuStock, OperateRefusal | NotFound>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const facts = await ownSku(deps, input)
  if (!facts.ok) return facts
  const [{ levels, lots, expected }, thresholds] = await Promise.all([
    deps.stockRoom.shelf(input.skuId),
    deps.stockAlerts.thresholds([input.skuId]),
  ])
  const availableUnits = levels.reduce((sum, level) => sum + level.availableUnits, 0)
  const promisable = promisableByDate({ availableUnits }, expected)
  return ok({ facts: facts.value, levels, lots, thresholds, promisable })
}
