import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, SkuId } from '@onhand/domain/ids'
import type { StockLevel } from '@onhand/domain/inventory/types'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { type OperateRefusal, operate } from '../identity/operate.ts'

/** A number that does not agree: within the keeper, or between the keeper and the projection. */
export type StockDifference = {
  readonly skuId: SkuId
  readonly locationId: LocationId
  readonly code: 'sum_wrong' | 'negative' | 'projection_missing' | 'projection_differs' | 'projection_ahead'
  readonly keeperUnits: number
  readonly projectedUnits: number | null
}

/** One page of the proof that the keepers and the projection agree. `nextAfterSkuId` null on the last page. */
export type StockCheck = {
  readonly levels: readonly StockLevel[]
  readonly differences: readonly StockDifference[]
  readonly nextAfterSkuId: SkuId | null
}

/**
 * Asks the keepers of one page of SKUs for their levels, adds them up and compares them with the projection. Changes nothing.
 * A projection that is merely behind differs too: ask again when the queues are empty. For programs and the operator (scope `operate`).
 */
export async function checkStock(
  deps: Pick<ServiceDeps, 'stock' | 'stockProjection'>,
  actor: Actor,
  request: { readonly afterSkuId?: SkuId | null | undefined; readonly limit: number },
): Promise<Result<StockCheck, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const skuIds = await deps.stockProjection.skuPage(request.afterSkuId ?? null, request.limit)
  const levels = (await Promise.all(skuIds.map((skuId) => deps.stock.levels(skuId)))).flat()
  const projected = new Map((await deps.stockProjection.levelsOf(skuIds)).map((level) => [keyOf(level), level]))
  const differences = levels.flatMap((level) => differenceOf(level, projected.get(keyOf(level))))
  return ok({ levels, differences, nextAfterSkuId: skuIds.length < request.limit ? null : (skuIds.at(-1) ?? null) })
}

function differenceOf(level: StockLevel, projected: StockLevel | undefined): StockDifference[] {
  const { skuId, locationId, onHandUnits, reservedUnits, allocatedUnits, quarantinedUnits, availableUnits } = level
  const difference = (code: StockDifference['code'], keeperUnits: number, projectedUnits: number | null) => [
    { skuId, locationId, code, keeperUnits, projectedUnits },
  ]
  const sum = availableUnits + reservedUnits + allocatedUnits + quarantinedUnits
  if (Math.min(onHandUnits, reservedUnits, allocatedUnits, quarantinedUnits, availableUnits) < 0)
    return difference('negative', availableUnits, null)
  if (sum !== onHandUnits) return difference('sum_wrong', onHandUnits, sum)
  if (!projected) return onHandUnits === 0 ? [] : difference('projection_missing', onHandUnits, null)
  if (projected.version > level.version) return difference('projection_ahead', level.version, projected.version)
  const agrees =
    projected.onHandUnits === onHandUnits &&
    projected.availableUnits === availableUnits &&
    projected.allocatedUnits === allocatedUnits
  return agrees ? [] : difference('projection_differs', availableUnits, projected.availableUnits)
}

function keyOf(level: StockLevel): string {
  return `${level.skuId} ${level.locationId}`
}
