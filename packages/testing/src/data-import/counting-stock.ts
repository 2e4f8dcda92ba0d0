import type { LocationId, SkuId } from '@onhand/domain/ids'
import type { Availability } from '@onhand/domain/inventory/types'
import { err, ok } from '@onhand/domain/result'
import type { StockPort } from '@onhand/service/inventory/ports'

/** Stock of any SKU in memory: receipts and adjustments count once per id, and never below nothing. */
export function countingStock() {
  const units = new Map<SkuId, number>()
  const places = new Map<SkuId, LocationId>()
  const movements = new Set<string>()
  const availability = (skuId: SkuId): Availability => ({
    skuId,
    availableUnits: units.get(skuId) ?? 0,
    asOfMs: 0,
    version: movements.size,
    locations: [],
  })
  const stock: Pick<StockPort, 'receive' | 'adjust' | 'levels'> = {
    async receive(skuId, receipt) {
      if (!movements.has(receipt.movementId)) units.set(skuId, (units.get(skuId) ?? 0) + receipt.units)
      movements.add(receipt.movementId)
      places.set(skuId, receipt.locationId)
      return ok(availability(skuId))
    },
    async adjust(skuId, { movementId, deltaUnits }) {
      if (movements.has(movementId)) return ok(availability(skuId))
      const after = (units.get(skuId) ?? 0) + deltaUnits
      if (after < 0) return err({ code: 'below_claims', freeUnits: units.get(skuId) ?? 0 })
      units.set(skuId, after)
      movements.add(movementId)
      return ok(availability(skuId))
    },
    async levels(skuId) {
      const onHandUnits = units.get(skuId) ?? 0
      const locationId = places.get(skuId)
      if (locationId === undefined) return []
      return [
        {
          skuId,
          locationId,
          onHandUnits,
          reservedUnits: 0,
          allocatedUnits: 0,
          quarantinedUnits: 0,
          availableUnits: onHandUnits,
          incomingUnits: 0,
          earliestExpiryDate: null,
          version: movements.size + 1,
        },
      ]
    },
  }
  return { stock, units }
}
